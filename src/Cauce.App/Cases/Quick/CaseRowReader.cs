using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;

namespace Cauce.App.Cases.Quick;

/// <summary>Reads lines of a list column by column: fifty of them cost EF as much as the page that shows them.</summary>
internal static class CaseRowReader
{
    /// <summary>In the order in which <see cref="RowOf"/> reads them, of cases named <c>c</c>.</summary>
    public const string Columns =
        """
        SELECT c.seq, c.number, c.kind, c.stage, c.severity, c.urgency, c.priority, c.origin, c.subject, c.complainant_name,
        c.customer_id, c.channel, c.reason, c.category, c.area, c.branch, c.owner_id, (SELECT s.name FROM staff s WHERE s.id = c.owner_id),
        c.received_at, c.received_on, c.registered_at, c.answer_due_at, c.next_due_at,
        (SELECT k.started_at FROM clocks k WHERE k.case_id = c.id AND k.due_at = c.next_due_at AND k.met_at IS NULL AND k.stopped_at IS NULL LIMIT 1),
        c.overdue_since, c.solved_at, c.closed_at, c.waits_for_us_since, c.waits_for_customer_since, c.is_confidential
        """;

    public static CaseRow RowOf(ColumnReader c) => new()
    {
        Seq = c.Long(0),
        Number = c.Text(1)!,
        Kind = c.Text(2)!,
        Stage = (Stage)c.Int(3),
        Severity = (Severity)c.Int(4),
        Urgency = (Urgency)c.Int(5),
        Priority = (Priority)c.Int(6),
        Origin = (Origin)c.Int(7),
        Subject = c.Text(8)!,
        CustomerName = c.Text(9)!,
        CustomerId = c.Key(10) is { } customer ? new Id<Customer>(customer) : null,
        Channel = c.Text(11)!,
        Reason = c.Text(12),
        Category = c.Text(13),
        Area = c.Text(14),
        Branch = c.Int(15),
        OwnerId = c.Key(16),
        OwnerName = c.Text(17),
        ReceivedAt = c.Moment(18)!.Value,
        ReceivedOn = c.Day(19),
        RegisteredAt = c.Moment(20)!.Value,
        AnswerDueAt = c.Moment(21)!.Value,
        NextDueAt = c.Moment(22),
        NextStartedAt = c.Moment(23),
        OverdueSince = c.Moment(24),
        SolvedAt = c.Moment(25),
        ClosedAt = c.Moment(26),
        WaitsForUsSince = c.Moment(27),
        WaitsForCustomerSince = c.Moment(28),
        IsConfidential = c.Yes(29),
    };
}
