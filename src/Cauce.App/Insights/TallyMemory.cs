using System.Collections.Concurrent;
using System.Data.Common;
using Cauce.App.Data;

namespace Cauce.App.Insights;

/// <summary>
/// Remembers what the tally answered for as long as nobody has written to the database: SQLite says in microseconds
/// whether anybody has, this program or another. PostgreSQL cannot say so as cheaply, so there nothing is remembered.
/// </summary>
public sealed class TallyMemory(Database database) : IDisposable
{
    private const int MostAnswers = 2000;

    private readonly Lock gate = new();
    private DbCommand? version;
    private Answers answers = new(-1);

    /// <summary>The answer to a question, remembered or asked for again.</summary>
    /// <param name="question">Tells it from all others, the reader's scope included.</param>
    public async Task<T> Recall<T>(string question, Func<Task<T>> ask) where T : class
    {
        if (!database.IsSqlite)
            return await ask();
        var now = Current();
        if (now.Known.TryGetValue(question, out var known))
            return (T)known;
        // Asked after the version was read: what is kept is never older than its version says.
        var answer = await ask();
        if (now.Known.Count < MostAnswers)
            now.Known[question] = answer;
        return answer;
    }

    public void Dispose()
    {
        version?.Connection?.Dispose();
        version?.Dispose();
    }

    private Answers Current()
    {
        lock (gate)
        {
            version ??= Watch();
            var number = (long)version.ExecuteScalar()!;
            if (answers.Version != number)
                answers = new Answers(number);
            return answers;
        }
    }

    private DbCommand Watch()
    {
        // Only one and the same connection can compare.
        var command = database.OpenWatcher().CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return command;
    }

    private sealed class Answers(long version)
    {
        public long Version => version;

        public ConcurrentDictionary<string, object> Known { get; } = new(StringComparer.Ordinal);
    }
}
