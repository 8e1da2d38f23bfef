using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>A case as the API gives it.</summary>
public sealed record CaseView(
    string Number, string Kind, Stage Stage, Severity Severity, Urgency Urgency, Priority Priority, OwnerView? Owner,
    string Subject, string Description, CustomerView Customer, string Channel, Origin Origin, string? Reason,
    DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, DateTimeOffset RegisteredAt, DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? SolvedAt, DateTimeOffset? ClosedAt, int Version)
{
    public IReadOnlyList<ClockView> Clocks { get; init; } = [];

    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public static async Task<CaseView> Read(AppDb db, Actor actor, string number, CancellationToken cancel)
    {
        var found = await db.CasesVisibleTo(actor).FirstOrDefaultAsync(c => c.Number == number, cancel) ?? throw new MissingException("case");
        var clocks = await db.Set<Clock>().Where(c => c.CaseId == found.Id.Value).OrderBy(c => c.Name).ToListAsync(cancel);
        var owner = found.OwnerId is { } id
            ? await db.Set<Staff>().Where(s => s.Id == id).Select(s => new OwnerView(s.Id, s.Name)).FirstOrDefaultAsync(cancel) : null;
        return Of(found, owner) with { Clocks = [.. clocks.Select(ClockView.Of)] };
    }

    private static CaseView Of(Case c, OwnerView? owner) => new(
        c.Number, c.Kind, c.Stage, c.Severity, c.Urgency, c.Priority, owner, c.Subject, c.Description,
        new CustomerView(c.Complainant.Name, c.Complainant.Email, c.Complainant.Phone, c.CustomerId?.ToString()),
        c.Channel, c.Origin, c.Reason, c.OccurredAt, c.ReceivedAt, c.RegisteredAt, c.AcknowledgedAt, c.SolvedAt, c.ClosedAt, c.Version);
}

public sealed record OwnerView(Guid Id, string Name);

public sealed record CustomerView(string Name, string? Email, string? Phone, string? Id);

public sealed record ClockView(ClockName Name, DateTimeOffset DueAt, ClockState State, string Explanation)
{
    public static ClockView Of(Clock clock) => new(clock.Name, clock.DueAt, clock.State(DateTimeOffset.UtcNow),
        clock.Explain().In(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
}
