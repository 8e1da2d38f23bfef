using System.Data.Common;

namespace Cauce.App.Data;

/// <summary>The writer's connection, with the context bound to it and its prepared inserts.</summary>
internal sealed class WriterConnection : IAsyncDisposable
{
    private readonly DbConnection connection;

    private WriterConnection(DbConnection connection, AppDb db)
    {
        this.connection = connection;
        Db = db;
        Sql = new WriterSql(connection);
        Inserts = new PreparedInserts(db, connection, Sql);
    }

    public AppDb Db { get; }

    public PreparedInserts Inserts { get; }

    public WriterSql Sql { get; }

    public static async Task<WriterConnection> Open(Database database)
    {
        var connection = await database.OpenWriter();
        var db = new AppDb(database.OptionsFor(connection));
        db.Database.AutoSavepointsEnabled = false;
        return new WriterConnection(connection, db);
    }

    public async ValueTask DisposeAsync()
    {
        Inserts.Dispose();
        Sql.Dispose();
        await Db.DisposeAsync();
        await connection.DisposeAsync();
    }
}
