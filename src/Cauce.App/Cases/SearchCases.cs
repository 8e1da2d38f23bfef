using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>Cases that hold the words, to be walked by their order of registration.</summary>
internal interface ISearched
{
    /// <summary>The order of the newest case there is; null for none.</summary>
    Task<long?> Newest(CancellationToken cancel);

    /// <summary>The newest lines from <paramref name="from"/> (inclusive) to <paramref name="below"/> (exclusive).</summary>
    Task<List<CaseRow>> Between(long from, long below, int take, CancellationToken cancel);

    /// <summary>The order of the case that <paramref name="skip"/> others with the words come after; 0 where there are fewer.</summary>
    Task<long> Floor(long below, int skip, CancellationToken cancel);
}

/// <summary>
/// Cases that hold all the words, newest first and never ranked. A frequent word is answered from the newest cases alone;
/// where the scope or the other filters let few of its cases through, the walk is bounded and the page says so.
/// </summary>
internal static class SearchCases
{
    /// <summary>How many of the newest cases are tried first: enough for a page of nearly any word, and no more to walk than is walked anyway.</summary>
    private const int FirstStretch = MostHits;

    /// <summary>How many cases that hold the words are looked at, at most.</summary>
    private const int MostHits = 20_000;

    public static async Task<(List<CaseRow> Rows, bool IsPartial)> Newest(ISearched cases, long? before, int take, CancellationToken cancel)
    {
        var below = before ?? await cases.Newest(cancel) + 1 ?? 1;
        var rows = await cases.Between(Math.Max(0, below - FirstStretch), below, take, cancel);
        if (rows.Count == take || below <= FirstStretch)
            return (rows, false);
        var floor = below <= MostHits ? 0 : await cases.Floor(below, MostHits, cancel);
        rows.AddRange(await cases.Between(floor, below - FirstStretch, take - rows.Count, cancel));
        return (rows, rows.Count < take && floor > 0);
    }

    /// <summary>A few of the newest, for somebody who is still typing: only the newest cases are looked at.</summary>
    public static async Task<List<CaseRow>> Suggest(ISearched cases, int take, CancellationToken cancel)
    {
        var below = await cases.Newest(cancel) + 1 ?? 1;
        return await cases.Between(Math.Max(0, below - MostHits), below, take, cancel);
    }
}

/// <summary>For any filter.</summary>
internal sealed class SearchedCases(AppDb db, IQueryable<Case> cases, SearchQuery words) : ISearched
{
    private readonly IQueryable<long> hits = db.CasesWithWords(words);

    public Task<long?> Newest(CancellationToken cancel) => db.Set<Case>().MaxAsync(c => (long?)c.Seq, cancel);

    public Task<List<CaseRow>> Between(long from, long below, int take, CancellationToken cancel) =>
        hits.Where(seq => seq >= from && seq < below)
            .Join(cases, seq => seq, c => c.Seq, (seq, c) => new { seq, c })
            .OrderByDescending(found => found.seq).Select(found => found.c)
            .Take(take).AsRows(db).ToListAsync(cancel);

    public Task<long> Floor(long below, int skip, CancellationToken cancel) =>
        hits.Where(seq => seq < below).OrderByDescending(seq => seq).Skip(skip).FirstOrDefaultAsync(cancel);
}
