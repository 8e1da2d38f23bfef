using System.Collections.Concurrent;
using System.Data.Common;

namespace Cauce.App.Data;

/// <summary>
/// What the database answered lately, as one request sees it: good for as long as nobody, this program or another, has
/// written anything. The database itself says whether anybody has, in microseconds.
/// </summary>
public sealed class Recollection(Recollections all)
{
    private Recollections.Answers? answers;

    /// <summary>The answer to a question, remembered or asked for again.</summary>
    /// <param name="question">Tells it from all others, the reader's scope included.</param>
    public async Task<T> Recall<T>(string question, Func<Task<T>> ask) where T : class
    {
        answers ??= await all.Current();
        if (answers.TryGetValue(question, out var known))
            return (T)known;
        // Asked after the version was read: what is kept is never older than its version says.
        var answer = await ask();
        answers.Keep(question, answer);
        return answer;
    }
}

/// <summary>The answers of this node that still hold.</summary>
public sealed class Recollections(Database database) : IDisposable
{
    private readonly Lock gate = new();
    private DbCommand? version;
    private Answers answers = new("");

    internal async ValueTask<Answers> Current()
    {
        var version = database.IsSqlite ? VersionOfSqlite() : await VersionOfPostgres();
        lock (gate)
        {
            if (answers.Version != version)
                answers = new Answers(version);
            return answers;
        }
    }

    public void Dispose()
    {
        version?.Connection?.Dispose();
        version?.Dispose();
    }

    /// <summary>Changes with every commit of any other connection, so only one and the same connection can compare.</summary>
    private string VersionOfSqlite()
    {
        lock (gate)
        {
            version ??= Watch();
            return version.ExecuteScalar()!.ToString()!;
        }
    }

    /// <summary>Which transactions can be seen: the same snapshot shows the same rows.</summary>
    private async Task<string> VersionOfPostgres()
    {
        await using var connection = await database.OpenReader();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_current_snapshot()::text";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private DbCommand Watch()
    {
        var command = database.OpenWatcher().CreateCommand();
        command.CommandText = "PRAGMA data_version";
        command.Prepare();
        return command;
    }

    internal sealed class Answers(string version)
    {
        /// <summary>About 16 MB: a drawn page weighs its characters, any other answer a thousand.</summary>
        private const int MostWeight = 8_000_000;

        private int weight;

        private readonly ConcurrentDictionary<string, object> known = new(StringComparer.Ordinal);

        public string Version => version;

        public bool TryGetValue(string question, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out object? answer) =>
            known.TryGetValue(question, out answer);

        public void Keep(string question, object answer)
        {
            if (Interlocked.Add(ref weight, answer is string drawn ? drawn.Length : 1000) < MostWeight)
                known[question] = answer;
        }
    }
}
