using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;

namespace Cauce.App.Cases.Quick;

/// <summary>
/// The lists that are asked for most, open cases by due date and plain searches, as hand-written statements: the query itself
/// takes 0.1 ms, composing it anew took ten times that.
/// </summary>
internal sealed class QuickCases(AppDb db, Actor actor, CaseFilter filter)
{
    /// <summary>Only the branches' open cases by due date, or words in all or the open ones.</summary>
    public static bool Serves(CaseFilter filter)
    {
        var rest = filter with { Q = null, Cursor = null, Limit = CaseFilter.UsualLimit, Open = null };
        return filter.Open != false && (filter.Q is not null || (filter.Open == true && !filter.DescendingUsed)) && rest.ToString().Length == 0;
    }

    public Task<List<CaseRow>> ByDue(CasePlace? place, int take, CancellationToken cancel) => place is { Key: { } due, Seq: var seq }
        ? Rows("FROM cases c WHERE c.next_due_at >= {2} AND (c.next_due_at > {2} OR c.seq > {3})", "c.next_due_at, c.seq", take, cancel, DateTimeOffset.FromUnixTimeMilliseconds(due), seq)
        : Rows("FROM cases c WHERE c.next_due_at IS NOT NULL", "c.next_due_at, c.seq", take, cancel);

    /// <summary>Cases no clock runs for, newest first.</summary>
    public Task<List<CaseRow>> Idle(long? before, int take, CancellationToken cancel) =>
        Rows("FROM cases c WHERE c.next_due_at IS NULL AND c.seq < {2}", "c.seq DESC", take, cancel, before ?? long.MaxValue);

    /// <summary>The newest of a customer, but for one.</summary>
    public Task<List<CaseRow>> OfCustomer(Id<Customer> customer, Id<Case> except, int take, CancellationToken cancel) =>
        Rows("FROM cases c WHERE c.customer_id = {2} AND c.id <> {3}", "c.seq DESC", take, cancel, customer.Value, except.Value);

    public async Task<int> CountOfCustomer(Id<Customer> customer, CancellationToken cancel)
    {
        var sql = $"SELECT COUNT(*) FROM cases c WHERE c.customer_id = {{1}} AND {CaseScope.Sql(actor)}";
        return (await db.Ask(sql, [actor.Id ?? Guid.Empty, customer.Value], c => c.Int(0), cancel)).Single();
    }

    /// <summary>The newest about a document, but for one.</summary>
    public Task<List<CaseRow>> OfDocument(string number, Id<Case> except, int take, CancellationToken cancel) =>
        Rows("FROM cases c WHERE c.id IN (SELECT d.case_id FROM case_documents d WHERE d.number = {2}) AND c.id <> {3}", "c.seq DESC", take, cancel, number, except.Value);

    /// <summary>The condition of open cases, where only those are asked for.</summary>
    public string Open => filter.Open == true ? " AND c.closed_at IS NULL" : "";

    /// <summary>Lines of the cases in scope; <c>{0}</c> and <c>{1}</c> are taken, the values begin with <c>{2}</c>.</summary>
    public Task<List<CaseRow>> Rows(string from, string order, int take, CancellationToken cancel, params object[] values)
    {
        var sql = $"{CaseRowReader.Columns} {from}{Open} AND {CaseScope.Sql(actor)} ORDER BY {order} LIMIT {{1}}";
        return db.Ask(sql, [actor.Id ?? Guid.Empty, take, .. values], CaseRowReader.RowOf, cancel);
    }
}
