using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Quick;

/// <summary>Plain searches by hand-written statements: words in all the cases an actor sees, or in the open ones.</summary>
internal sealed class QuickSearch(AppDb db, Actor actor, CaseFilter filter, SearchQuery words)
{
    private readonly QuickCases cases = new(db, actor, filter);

    /// <summary>The newest cases that hold all the words, and whether only some of them were looked at.</summary>
    public async Task<(List<CaseRow> Rows, bool IsPartial)> Newest(long? before, int take, CancellationToken cancel) =>
        db.Database.IsSqlite()
            ? await SearchCases.Newest(new SqliteHits(db, cases, words.AsMatch()), before, take, cancel)
            : (await OnPostgres(before, take, cancel), false);

    /// <summary>A few of the newest, for somebody who is still typing.</summary>
    public Task<List<CaseRow>> Suggest(int take, CancellationToken cancel) => db.Database.IsSqlite()
        ? SearchCases.Suggest(new SqliteHits(db, cases, words.AsMatch()), take, cancel) : OnPostgres(null, take, cancel);

    private async Task<List<CaseRow>> OnPostgres(long? before, int take, CancellationToken cancel)
    {
        var hits = await Hits(before ?? long.MaxValue, take, cancel);
        return hits.Count == 0 ? [] : await cases.Rows("FROM cases c WHERE c.seq = ANY({2})", "c.seq DESC", take, cancel, hits.ToArray());
    }

    /// <summary>
    /// PostgreSQL's planner knows how frequent a word is, and so whether to walk back from the newest case or to begin with the
    /// index of words, but only if the word itself stands in the statement. Not by EF, which would keep a plan for every word.
    /// </summary>
    private Task<List<long>> Hits(long below, int take, CancellationToken cancel)
    {
        var vector = words.AsVector().Replace("'", "''", StringComparison.Ordinal);
        var branches = actor.SeesAllBranches || actor.Kind == ActorKind.System ? "" : $" AND w.branch IN ({string.Join(", ", actor.Branches.DefaultIfEmpty(0))})";
        var sql = FormattableString.Invariant(
            $"SELECT c.seq FROM case_words w JOIN cases c ON c.seq = w.seq WHERE w.vector @@ '{vector}'::tsquery{branches} AND w.seq < {below}{cases.Open} AND {CaseScope.Sql(actor)} ORDER BY w.seq DESC LIMIT {take}");
        return db.Ask(sql, [actor.Id ?? Guid.Empty], c => c.Long(0), cancel);
    }

    private sealed class SqliteHits(AppDb db, QuickCases cases, string match) : ISearched
    {
        public async Task<long?> Newest(CancellationToken cancel) =>
            (await db.Ask("SELECT COALESCE(MAX(seq), 0) FROM cases", [], c => c.Long(0), cancel)).Single();

        public Task<List<CaseRow>> Between(long from, long below, int take, CancellationToken cancel) => cases.Rows(
            "FROM case_search w CROSS JOIN cases c ON c.seq = w.rowid WHERE w.case_search MATCH {4} AND w.rowid >= {2} AND w.rowid < {3}",
            "w.rowid DESC", take, cancel, from, below, match);

        public async Task<long> Floor(long below, int skip, CancellationToken cancel) =>
            (await db.Ask("SELECT rowid FROM case_search WHERE case_search MATCH {0} AND rowid < {1} ORDER BY rowid DESC LIMIT 1 OFFSET {2}",
                [match, below, skip], c => c.Long(0), cancel)).SingleOrDefault();
    }
}
