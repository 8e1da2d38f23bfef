using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>
/// Cases that hold all the words, newest first and never ranked. A frequent word is answered from the newest cases alone;
/// where the scope or the other filters let few of its cases through, the walk is bounded and the page says so.
/// </summary>
internal static class SearchCases
{
    /// <summary>How many of the newest cases are tried first: enough for a page of any word that is not rare.</summary>
    private const int FirstStretch = 4096;

    /// <summary>How many cases that hold the words are looked at, at most.</summary>
    private const int MostHits = 20_000;

    public static async Task<(List<CaseRow> Rows, bool IsPartial)> Newest(
        AppDb db, IQueryable<Case> cases, SearchQuery words, long? before, int take, CancellationToken cancel)
    {
        var hits = db.CasesWithWords(words);
        var below = before ?? await db.Set<Case>().MaxAsync(c => (long?)c.Seq, cancel) + 1 ?? 1;
        var rows = await Between(db, cases, hits, Math.Max(0, below - FirstStretch), below, take, cancel);
        if (rows.Count == take || below <= FirstStretch)
            return (rows, false);
        var floor = await hits.Where(seq => seq < below).OrderByDescending(seq => seq).Skip(MostHits).FirstOrDefaultAsync(cancel);
        rows.AddRange(await Between(db, cases, hits, floor, below - FirstStretch, take - rows.Count, cancel));
        return (rows, rows.Count < take && floor > 0);
    }

    /// <summary>A few of the newest, for somebody who is still typing: only the newest cases are looked at.</summary>
    public static async Task<List<CaseRow>> Suggest(AppDb db, IQueryable<Case> cases, SearchQuery words, int take, CancellationToken cancel)
    {
        var below = await db.Set<Case>().MaxAsync(c => (long?)c.Seq, cancel) + 1 ?? 1;
        return await Between(db, cases, db.CasesWithWords(words), Math.Max(0, below - MostHits), below, take, cancel);
    }

    private static Task<List<CaseRow>> Between(
        AppDb db, IQueryable<Case> cases, IQueryable<long> hits, long from, long below, int take, CancellationToken cancel) =>
        hits.Where(seq => seq >= from && seq < below)
            .Join(cases, seq => seq, c => c.Seq, (seq, c) => new { seq, c })
            .OrderByDescending(found => found.seq).Select(found => found.c)
            .Take(take).AsRows(db).ToListAsync(cancel);
}
