using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>Hand-written questions of a reading context, by statements that their connection keeps.</summary>
internal static partial class HandRead
{
    /// <param name="sql">Its values are <c>{0}</c>, <c>{1}</c>...; those it does not name are not sent.</param>
    /// <param name="row">Reads one line of the answer.</param>
    public static async Task<List<T>> Ask<T>(this AppDb db, string sql, object[] values, Func<ColumnReader, T> row, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = Command(db.Database.GetDbConnection(), sql, values);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            var columns = new ColumnReader(rows);
            List<T> read = [];
            while (await rows.ReadAsync(cancel))
                read.Add(row(columns));
            return read;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static DbCommand Command(DbConnection connection, string sql, object[] values)
    {
        List<int> used = [];
        var sqlite = connection as KeptConnection;
        var text = Places().Replace(sql, place =>
        {
            var value = int.Parse(place.ValueSpan[1..^1], CultureInfo.InvariantCulture);
            if (!used.Contains(value))
                used.Add(value);
            return $"{(sqlite is null ? '$' : '?')}{used.IndexOf(value) + 1}";
        });
        var command = sqlite?.Take(text) ?? connection.CreateCommand();
        if (sqlite is null)
            command.CommandText = text;
        for (var i = 0; i < used.Count; i++)
        {
            var parameter = command.CreateParameter();
            if (sqlite is not null)
                parameter.ParameterName = $"?{i + 1}";
            parameter.Value = sqlite is null ? values[used[i]] : Conventions.InSqlite(values[used[i]]);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    [GeneratedRegex(@"\{\d\}", RegexOptions.NonBacktracking)]
    private static partial Regex Places();
}
