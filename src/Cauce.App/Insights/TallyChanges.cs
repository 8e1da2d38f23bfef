using System.Data.Common;
using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Cauce.App.Insights;

/// <summary>What a commit adds to the tally and takes from it, summed over all its acts and written once.</summary>
internal sealed class TallyChanges
{
    private const string Sql =
        "INSERT INTO tally (figure, branch, period, key, n) VALUES (@figure, @branch, @period, @key, @n) " +
        "ON CONFLICT (figure, branch, period, key) DO UPDATE SET n = tally.n + excluded.n";

    private readonly Dictionary<FigureKey, long> changes = [];

    public void Add(Figures? before, Figures after)
    {
        foreach (var (key, n) in after.Counts)
            changes[key] = changes.GetValueOrDefault(key) + n;
        if (before is null)
            return;
        foreach (var (key, n) in before.Counts)
            changes[key] = changes.GetValueOrDefault(key) - n;
    }

    /// <summary>Writes in a fixed order, so that two nodes never wait for each other in a circle.</summary>
    public async Task Write(AppDb db)
    {
        var rows = changes.Where(change => change.Value != 0)
            .OrderBy(change => change.Key.Figure).ThenBy(change => change.Key.Branch).ThenBy(change => change.Key.Period)
            .ThenBy(change => change.Key.Key, StringComparer.Ordinal).ToList();
        if (rows.Count == 0)
            return;
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            await WriteBatch(rows, postgres, (NpgsqlTransaction)transaction);
        else
            WriteEach(rows, db.Database.GetDbConnection(), transaction);
    }

    private static void WriteEach(List<KeyValuePair<FigureKey, long>> rows, DbConnection connection, DbTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.Transaction = transaction;
        foreach (var name in new[] { "@figure", "@branch", "@period", "@key", "@n" })
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        foreach (var (key, n) in rows)
        {
            object[] values = [(int)key.Figure, key.Branch, key.Period, key.Key, n];
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i];
            command.ExecuteNonQuery();
        }
    }

    private static async Task WriteBatch(List<KeyValuePair<FigureKey, long>> rows, NpgsqlConnection postgres, NpgsqlTransaction transaction)
    {
        await using var batch = new NpgsqlBatch(postgres, transaction);
        foreach (var (key, n) in rows)
        {
            var command = new NpgsqlBatchCommand(
                "INSERT INTO tally (figure, branch, period, key, n) VALUES ($1, $2, $3, $4, $5) " +
                "ON CONFLICT (figure, branch, period, key) DO UPDATE SET n = tally.n + excluded.n");
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int)key.Figure });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = key.Branch });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = key.Period });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Key });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = n });
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync();
    }
}
