using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cauce.App.Data;

/// <summary>
/// A reading connection of SQLite that stays open as long as the pooled context it belongs to. Closing it after each request
/// throws away its cache and every prepared statement, and opening it registers a dozen functions anew.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    public static readonly DbConnectionInterceptor ForContexts = new OnCreating();

    private bool isOver;

    public override void Close()
    {
        if (isOver)
            base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        isOver = true;
        base.Dispose(disposing);
    }

    private sealed class OnCreating : DbConnectionInterceptor
    {
        public override InterceptionResult<DbConnection> ConnectionCreating(
            ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
        {
            var connection = new KeptConnection(eventData.ConnectionString!);
            connection.Open();
            SqlitePragmas.ApplyReader(connection);
            return InterceptionResult<DbConnection>.SuppressWithResult(connection);
        }
    }
}
