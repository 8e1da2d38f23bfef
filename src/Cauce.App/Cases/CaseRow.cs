using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>A case as a line of a list.</summary>
public sealed class CaseRow
{
    public required long Seq { get; init; }

    public required string Number { get; init; }

    public required string Kind { get; init; }

    public required Stage Stage { get; init; }

    public required Severity Severity { get; init; }

    public required Urgency Urgency { get; init; }

    public required Priority Priority { get; init; }

    public required Origin Origin { get; init; }

    public required string Subject { get; init; }

    public required string CustomerName { get; init; }

    public required Id<Customer>? CustomerId { get; init; }

    public required string Channel { get; init; }

    public required string? Reason { get; init; }

    public required string? Category { get; init; }

    public required string? Area { get; init; }

    public required int Branch { get; init; }

    public required Guid? OwnerId { get; init; }

    public required string? OwnerName { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required DateTimeOffset AnswerDueAt { get; init; }

    /// <summary>When its nearest running clock is due; null when none runs.</summary>
    public required DateTimeOffset? NextDueAt { get; init; }

    /// <summary>When that clock started: what is left is shown as a share of its time.</summary>
    public required DateTimeOffset? NextStartedAt { get; init; }

    public required DateTimeOffset? OverdueSince { get; init; }

    public required DateTimeOffset? SolvedAt { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    public required DateTimeOffset? WaitsForUsSince { get; init; }

    public required DateTimeOffset? WaitsForCustomerSince { get; init; }

    public required bool IsConfidential { get; init; }
}

public static class CaseRows
{
    /// <summary>Projects cases, already scoped and ordered, into lines.</summary>
    public static IQueryable<CaseRow> AsRows(this IQueryable<Case> cases, AppDb db) => cases.Select(c => new CaseRow
    {
        Seq = c.Seq,
        Number = c.Number,
        Kind = c.Kind,
        Stage = c.Stage,
        Severity = c.Severity,
        Urgency = c.Urgency,
        Priority = c.Priority,
        Origin = c.Origin,
        Subject = c.Subject,
        CustomerName = c.Complainant.Name,
        CustomerId = c.CustomerId,
        Channel = c.Channel,
        Reason = c.Reason,
        Category = c.Category,
        Area = c.Area,
        Branch = c.Branch,
        OwnerId = c.OwnerId,
        OwnerName = c.OwnerId == null ? null : db.Set<Staff>().Where(s => s.Id == c.OwnerId).Select(s => s.Name).FirstOrDefault(),
        ReceivedAt = c.ReceivedAt,
        ReceivedOn = c.ReceivedOn,
        RegisteredAt = c.RegisteredAt,
        AnswerDueAt = c.AnswerDueAt,
        NextDueAt = c.NextDueAt,
        NextStartedAt = db.Set<Clock>()
            .Where(k => k.CaseId == (Guid)(object)c.Id && k.DueAt == c.NextDueAt && k.MetAt == null && k.StoppedAt == null)
            .Select(k => (DateTimeOffset?)k.StartedAt).FirstOrDefault(),
        OverdueSince = c.OverdueSince,
        SolvedAt = c.SolvedAt,
        ClosedAt = c.ClosedAt,
        WaitsForUsSince = c.WaitsForUsSince,
        WaitsForCustomerSince = c.WaitsForCustomerSince,
        IsConfidential = c.IsConfidential,
    });
}
