using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cauce.App.Data;

/// <summary>
/// A connection of SQLite that stays open as long as the pooled context it belongs to, and keeps its statements prepared:
/// SQLite takes longer to read the text of a statement than to answer it, the provider forgets a statement with the command
/// that held it, and opening anew registers a dozen functions each time.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    public static readonly IInterceptor[] ForContexts = [new OnCreating(), new OnCommand()];

    private const int MostStatements = 100;

    private readonly Dictionary<string, KeptCommand> statements = new(StringComparer.Ordinal);
    private bool isOver;

    /// <summary>A command with this text, prepared before if it was ever used; dispose it to give it back.</summary>
    public SqliteCommand Take(string sql)
    {
        if (statements.TryGetValue(sql, out var kept) && kept.Take())
            return kept;
        if (kept is not null || statements.Count >= MostStatements)
            return new SqliteCommand(sql, this);
        statements[sql] = kept = new KeptCommand { CommandText = sql, Connection = this };
        kept.Take();
        return kept;
    }

    /// <summary>A context that goes back to its pool would close it.</summary>
    public override void Close()
    {
        if (!isOver)
            return;
        statements.Clear();
        base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        isOver = true;
        base.Dispose(disposing);
    }

    /// <summary>A command that goes back to its connection where another would be thrown away.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        private bool isTaken;

        /// <summary>False while it is running already.</summary>
        public bool Take()
        {
            if (isTaken)
                return false;
            return isTaken = true;
        }

        protected override void Dispose(bool disposing)
        {
            if (!isTaken || Connection is KeptConnection { isOver: true })
            {
                base.Dispose(disposing);
                return;
            }
            Parameters.Clear();
            Transaction = null;
            isTaken = false;
        }
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

    private sealed class OnCommand : DbCommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            if (result is not SqliteCommand { Connection: KeptConnection connection } asked)
                return result;
            var kept = connection.Take(asked.CommandText);
            kept.Transaction = asked.Transaction;
            kept.CommandTimeout = asked.CommandTimeout;
            var parameters = asked.Parameters.Cast<SqliteParameter>().ToArray();
            asked.Parameters.Clear();
            kept.Parameters.AddRange(parameters);
            asked.Dispose();
            return kept;
        }
    }
}
