using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>The orders of a list, each beginning behind a place. Written so that both engines walk one index and stop.</summary>
internal static class CaseOrders
{
    /// <summary>Only cases a clock runs for; those are open, which is said for the sake of the index.</summary>
    public static IQueryable<Case> ByDue(IQueryable<Case> cases, bool descending, CasePlace? place)
    {
        cases = cases.Where(c => c.ClosedAt == null && c.NextDueAt != null);
        if (place is { Key: { } key, Seq: var seq })
        {
            var due = DateTimeOffset.FromUnixTimeMilliseconds(key);
            cases = descending
                ? cases.Where(c => c.NextDueAt <= due && (c.NextDueAt < due || c.Seq < seq))
                : cases.Where(c => c.NextDueAt >= due && (c.NextDueAt > due || c.Seq > seq));
        }
        return descending
            ? cases.OrderByDescending(c => c.NextDueAt).ThenByDescending(c => c.Seq)
            : cases.OrderBy(c => c.NextDueAt).ThenBy(c => c.Seq);
    }

    /// <summary>Among equals the earliest promised answer comes first, whatever the direction.</summary>
    public static IQueryable<Case> ByPriority(IQueryable<Case> cases, bool descending, CasePlace? place)
    {
        if (place is { Rank: var rank, Key: { } key, Seq: var seq })
        {
            var due = DateTimeOffset.FromUnixTimeMilliseconds(key);
            var priority = (Priority)rank;
            var rest = descending ? cases.Where(c => c.Priority <= priority) : cases.Where(c => c.Priority >= priority);
            cases = rest.Where(c => c.Priority != priority || (c.AnswerDueAt >= due && (c.AnswerDueAt > due || c.Seq > seq)));
        }
        var ordered = descending ? cases.OrderByDescending(c => c.Priority) : cases.OrderBy(c => c.Priority);
        return ordered.ThenBy(c => c.AnswerDueAt).ThenBy(c => c.Seq);
    }

    public static IQueryable<Case> ByReceived(IQueryable<Case> cases, bool descending, CasePlace? place)
    {
        if (place is { Key: { } key, Seq: var seq })
        {
            var day = DateOnly.FromDayNumber((int)key);
            cases = descending
                ? cases.Where(c => c.ReceivedOn <= day && (c.ReceivedOn < day || c.Seq < seq))
                : cases.Where(c => c.ReceivedOn >= day && (c.ReceivedOn > day || c.Seq > seq));
        }
        return descending
            ? cases.OrderByDescending(c => c.ReceivedOn).ThenByDescending(c => c.Seq)
            : cases.OrderBy(c => c.ReceivedOn).ThenBy(c => c.Seq);
    }

    public static IQueryable<Case> BySeq(IQueryable<Case> cases, bool descending, long? after)
    {
        if (after is { } seq)
            cases = descending ? cases.Where(c => c.Seq < seq) : cases.Where(c => c.Seq > seq);
        return descending ? cases.OrderByDescending(c => c.Seq) : cases.OrderBy(c => c.Seq);
    }
}
