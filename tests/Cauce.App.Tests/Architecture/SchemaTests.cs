using System.Data.Common;
using Cauce.App.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Architecture;

/// <summary>The migrations and the model say the same.</summary>
public sealed class SchemaTests(World world)
{
    [Fact]
    public async Task The_migrated_database_has_the_tables_columns_and_indexes_of_the_model()
    {
        await using var db = world.Db();
        var migrated = await Shape(db.Database.GetDbConnection());
        var wanted = await ShapeOfModel(db);
        Assert.Empty(wanted.Except(migrated).Select(line => "missing: " + line));
    }

    private static async Task<HashSet<string>> ShapeOfModel(AppDb db)
    {
        if (World.OnPostgres)
        {
            var other = await TestDatabase.Create();
            var options = new DbContextOptionsBuilder<AppDb>().UseNpgsql(other.ConnectionString + ";Pooling=false").Options;
            await using (var blank = new AppDb(options))
            {
                await blank.Database.ExecuteSqlRawAsync(Schema.Script(blank).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
                var shape = await Shape(blank.Database.GetDbConnection());
                await blank.Database.CloseConnectionAsync();
                await other.Drop();
                return shape;
            }
        }
        await using var memory = new SqliteConnection("Data Source=:memory:");
        await memory.OpenAsync();
        await using var command = memory.CreateCommand();
        command.CommandText = Schema.Script(db);
        await command.ExecuteNonQueryAsync();
        return await Shape(memory);
    }

    private static async Task<HashSet<string>> Shape(DbConnection connection)
    {
        var sql = World.OnPostgres
            ? """
              SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns WHERE table_schema = 'public'
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
              """
            : """
              SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
              UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
              """;
        if (connection.State != System.Data.ConnectionState.Open)
            await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var shape = new HashSet<string>();
        while (await reader.ReadAsync())
            shape.Add(reader.GetString(0));
        return shape;
    }
}
