using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>
/// The lists that are asked for most, open cases by due date and plain searches, as hand-written statements: the query itself
/// takes 0.1 ms, composing it anew took ten times that.
/// </summary>
internal sealed class QuickCases(AppDb db, Actor actor, CaseFilter filter) : ISearched
{
    private const string Columns =
        """
        SELECT c.seq, c.number, c.kind, c.stage, c.severity, c.urgency, c.priority, c.origin, c.subject, c.complainant_name AS customer_name,
        c.customer_id, c.channel, c.reason, c.category, c.area, c.branch, c.owner_id,
        (SELECT s.name FROM staff s WHERE s.id = c.owner_id) AS owner_name, c.received_at, c.received_on, c.registered_at,
        c.answer_due_at, c.next_due_at,
        (SELECT k.started_at FROM clocks k WHERE k.case_id = c.id AND k.due_at = c.next_due_at AND k.met_at IS NULL AND k.stopped_at IS NULL LIMIT 1) AS next_started_at,
        c.overdue_since, c.solved_at, c.closed_at, c.waits_for_us_since, c.waits_for_customer_since, c.is_confidential
        """;

    private readonly bool sqlite = db.Database.IsSqlite();
    private string words = "";

    /// <summary>Only the branches' open cases by due date, or words in all or the open ones.</summary>
    public static bool Serves(CaseFilter filter)
    {
        var rest = filter with { Q = null, Cursor = null, Limit = CaseFilter.UsualLimit, Open = null };
        return filter.Open != false && (filter.Q is not null || (filter.Open == true && !filter.DescendingUsed)) && rest.ToString().Length == 0;
    }

    public QuickCases Holding(SearchQuery query)
    {
        words = sqlite ? query.AsMatch() : query.AsVector();
        return this;
    }

    public Task<List<CaseRow>> ByDue(CasePlace? place, int take, CancellationToken cancel) => place is { Key: { } due, Seq: var seq }
        ? Rows("FROM cases c WHERE c.next_due_at >= {2} AND (c.next_due_at > {2} OR c.seq > {3})", "c.next_due_at, c.seq", take, cancel, Instant(due), seq)
        : Rows("FROM cases c WHERE c.next_due_at IS NOT NULL", "c.next_due_at, c.seq", take, cancel);

    /// <summary>Cases no clock runs for, newest first.</summary>
    public Task<List<CaseRow>> Idle(long? before, int take, CancellationToken cancel) =>
        Rows("FROM cases c WHERE c.next_due_at IS NULL AND c.seq < {2}", "c.seq DESC", take, cancel, before ?? long.MaxValue);

    /// <summary>The newest of a customer, but for one.</summary>
    public Task<List<CaseRow>> OfCustomer(Id<Customer> customer, Id<Case> except, int take, CancellationToken cancel) =>
        Rows("FROM cases c WHERE c.customer_id = {2} AND c.id <> {3}", "c.seq DESC", take, cancel, Key(customer.Value), Key(except.Value));

    public async Task<int> CountOfCustomer(Id<Customer> customer, CancellationToken cancel)
    {
        var sql = $"SELECT COUNT(*) AS \"Value\" FROM cases c WHERE c.customer_id = {{1}} AND {CaseScope.Sql(actor)}";
        return (int)(await db.Database.SqlQueryRaw<long>(sql, Key(actor.Id ?? Guid.Empty), Key(customer.Value)).ToListAsync(cancel)).Single();
    }

    /// <summary>The newest about a document, but for one.</summary>
    public Task<List<CaseRow>> OfDocument(string number, Id<Case> except, int take, CancellationToken cancel) =>
        Rows("FROM cases c WHERE c.id IN (SELECT d.case_id FROM case_documents d WHERE d.number = {2}) AND c.id <> {3}", "c.seq DESC", take, cancel, number, Key(except.Value));

    public async Task<long?> Newest(CancellationToken cancel) =>
        (await db.Database.SqlQueryRaw<long?>("SELECT MAX(seq) AS \"Value\" FROM cases").ToListAsync(cancel)).Single();

    public Task<List<CaseRow>> Between(long from, long below, int take, CancellationToken cancel) => sqlite
        ? Rows("FROM case_search w CROSS JOIN cases c ON c.seq = w.rowid WHERE w.case_search MATCH {4} AND w.rowid >= {2} AND w.rowid < {3}",
            "w.rowid DESC", take, cancel, from, below, words)
        : Rows($"FROM (SELECT seq FROM case_words WHERE vector @@ CAST({{4}} AS tsquery) AND seq >= {{2}} AND seq < {{3}}{Fence(from, below)}) w JOIN cases c ON c.seq = w.seq WHERE 1 = 1",
            "w.seq DESC", take, cancel, from, below, words);

    public async Task<long> Floor(long below, int skip, CancellationToken cancel)
    {
        var sql = sqlite
            ? "SELECT rowid AS \"Value\" FROM case_search WHERE case_search MATCH {0} AND rowid < {1} ORDER BY rowid DESC LIMIT 1 OFFSET {2}"
            : "SELECT seq AS \"Value\" FROM case_words WHERE vector @@ CAST({0} AS tsquery) AND seq < {1} ORDER BY seq DESC LIMIT 1 OFFSET {2}";
        return (await db.Database.SqlQueryRaw<long>(sql, words, below, skip).ToListAsync(cancel)).SingleOrDefault();
    }

    /// <summary>Behind the newest cases only a rare word is looked for: its hits come from the index of words, not from walking the cases back.</summary>
    private static string Fence(long from, long below) => below - from > SearchCases.FirstStretch ? " OFFSET 0" : "";

    private Task<List<CaseRow>> Rows(string from, string order, int take, CancellationToken cancel, params object[] values)
    {
        var open = filter.Open == true ? " AND c.closed_at IS NULL" : "";
        var sql = $"{Columns} {from}{open} AND {CaseScope.Sql(actor)} ORDER BY {order} LIMIT {{1}}";
        return db.Set<CaseRow>().FromSqlRaw(sql, [Key(actor.Id ?? Guid.Empty), take, .. values]).ToListAsync(cancel);
    }

    private object Key(Guid id) => sqlite ? id.ToByteArray(bigEndian: true) : id;

    private object Instant(long milliseconds) => sqlite ? milliseconds : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

internal static class SearchQueries
{
    /// <summary>For FTS5; the terms hold letters and digits only.</summary>
    public static string AsMatch(this SearchQuery query) => string.Join(' ', query.Terms.Select(t => $"\"{t.Text}\"{(t.Prefix ? "*" : "")}"));

    /// <summary>For PostgreSQL's tsquery.</summary>
    public static string AsVector(this SearchQuery query) => string.Join(" & ", query.Terms.Select(t => $"'{t.Text}'{(t.Prefix ? ":*" : "")}"));
}
