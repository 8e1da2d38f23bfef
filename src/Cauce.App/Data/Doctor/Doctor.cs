using System.Data.Common;
using Cauce.App.Cases.Files;
using Cauce.App.Insights;
using Cauce.Domain.Cases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data.Doctor;

/// <summary>
/// Holds everything that is kept against what the histories vouch for: chains, contents, facts, files, numbers, figures. It
/// changes nothing, and reads by portions so that any number of cases fits.
/// </summary>
public sealed class Doctor(IDbContextFactory<AppDb> databases, FileStore files)
{
    private const int Portion = 500;

    /// <param name="seen">Told after each portion: cases so far, and all.</param>
    public async Task<Examination> Examine(Action<long, long>? seen = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var snapshot = await Snapshot(db, cancel);
        var findings = new List<Finding>();
        var (tally, numbers) = (new TallyCheck(), new NumberCheck());
        var (cases, entries, all) = (0L, 0L, await db.Set<Case>().LongCountAsync(cancel));
        for (var after = 0L; ;)
        {
            var portion = await db.Set<Case>().Where(c => c.Seq > after).OrderBy(c => c.Seq).Take(Portion).ToListAsync(cancel);
            if (portion.Count == 0)
                break;
            entries += await ExaminePortion(db, portion, findings, cancel);
            foreach (var one in portion)
            {
                tally.Add(one);
                numbers.Add(one);
            }
            after = portion[^1].Seq;
            seen?.Invoke(cases += portion.Count, all);
        }
        findings.AddRange(numbers.Against(await db.Set<Counter>().ToListAsync(cancel), await db.Set<Kind>().ToListAsync(cancel)));
        findings.AddRange(tally.Against(await db.Set<TallyRow>().ToListAsync(cancel)));
        return new Examination(cases, entries, findings);
    }

    /// <summary>Everything is read as of one moment, while others go on writing.</summary>
    private static async Task<DbTransaction> Snapshot(AppDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        await db.Database.UseTransactionAsync(transaction, cancel);
        return transaction;
    }

    private async Task<int> ExaminePortion(AppDb db, List<Case> portion, List<Finding> findings, CancellationToken cancel)
    {
        var (first, last) = (portion[0].Seq, portion[^1].Seq);
        var history = await (from h in db.Set<HistoryEntry>()
                             join c in db.Set<Case>() on h.CaseId equals c.Id
                             where c.Seq >= first && c.Seq <= last
                             orderby h.CaseId, h.Index
                             select h).ToListAsync(cancel);
        var contents = await Contents.Read(db, portion, history, files, cancel);
        var byCase = history.ToLookup(h => h.CaseId);
        foreach (var one in portion)
        {
            List<HistoryEntry> entries = [.. byCase[one.Id]];
            if ((Chain.FirstBreak(one, entries) ?? contents.FirstBreak(entries)) is { } trouble)
                findings.Add(new Finding(one.Number, trouble));
        }
        return history.Count;
    }
}
