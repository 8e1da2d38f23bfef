using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cauce.App.Data;

/// <summary>
/// Keeps the statements of a SQLite connection prepared: SQLite takes longer to read the text of a statement than to answer
/// it, and its provider forgets a statement with the command that held it.
/// </summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    private const int MostPerConnection = 100;

    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, KeptCommand>> known = [];

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { Connection: { } connection } asked)
            return result;
        var commands = known.GetOrCreateValue(connection);
        var kept = commands.GetValueOrDefault(asked.CommandText);
        if (kept is not { IsOver: false })
        {
            if (commands.Count >= MostPerConnection)
                return result;
            commands[asked.CommandText] = kept = new KeptCommand { CommandText = asked.CommandText, Connection = connection };
        }
        return kept.Take(asked) ? kept : result;
    }

    /// <summary>A command that goes back to its connection where another would be thrown away.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        private bool isTaken;

        /// <summary>Its connection was closed, and the statement with it.</summary>
        public bool IsOver { get; private set; }

        /// <summary>Runs in place of another with the same text; false while it already does.</summary>
        public bool Take(SqliteCommand asked)
        {
            if (isTaken)
                return false;
            isTaken = true;
            Transaction = asked.Transaction;
            CommandTimeout = asked.CommandTimeout;
            var parameters = asked.Parameters.Cast<SqliteParameter>().ToArray();
            asked.Parameters.Clear();
            Parameters.AddRange(parameters);
            asked.Dispose();
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (!isTaken)
            {
                IsOver = true;
                base.Dispose(disposing);
                return;
            }
            Parameters.Clear();
            Transaction = null;
            isTaken = false;
        }
    }
}
