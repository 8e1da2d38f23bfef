using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Answers;

/// <summary>A case as the API gives it.</summary>
public sealed record CaseView(
    string Number, string Kind, Stage Stage, Severity Severity, Urgency Urgency, Priority Priority, OwnerView? Owner,
    string Subject, string Description, CustomerView Customer, string Channel, Origin Origin, string? Reason,
    DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, DateTimeOffset RegisteredAt, DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? SolvedAt, DateTimeOffset? ClosedAt, int Version)
{
    public string? Branch { get; init; }

    /// <summary>Number of the incident it is one customer's part of; null where the caller does not see that.</summary>
    public string? Parent { get; init; }

    /// <summary>How many cases stand under it.</summary>
    public int Children { get; init; }

    public string? AcknowledgedVia { get; init; }

    public string? Restatement { get; init; }

    public DateTimeOffset? RestatementConfirmedAt { get; init; }

    public string? Category { get; init; }

    public string? Process { get; init; }

    public string? Area { get; init; }

    /// <summary>Code of the product.</summary>
    public string? Product { get; init; }

    public Circumstances? Circumstances { get; init; }

    public IReadOnlyList<DocumentView> Documents { get; init; } = [];

    public AnalysisView? Analysis { get; init; }

    public IReadOnlyList<ActionView> Actions { get; init; } = [];

    /// <summary>Oldest first; the last one stands, or was answered.</summary>
    public IReadOnlyList<SolutionView> Solutions { get; init; } = [];

    /// <summary>The last of <see cref="Solutions"/>.</summary>
    public SolutionView? Solution => Solutions.Count > 0 ? Solutions[^1] : null;

    public Acceptance? Acceptance { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public ClosureOutcome? Outcome { get; init; }

    /// <summary>The fact of having been opened again after closing; see <see cref="Reopenings"/>.</summary>
    public bool Reopened => Reopenings > 0;

    public int Reopenings { get; init; }

    public DateTimeOffset AnswerDueAt { get; init; }

    /// <summary>When the nearest running clock is due.</summary>
    public DateTimeOffset? NextDueAt { get; init; }

    public bool Overdue { get; init; }

    public IReadOnlyList<LinkView> Links { get; init; } = [];

    public IReadOnlyList<ClockView> Clocks { get; init; } = [];

    /// <summary>Where the customer follows the case; only for those who work on it.</summary>
    public string? TrackingUrl { get; init; }

    /// <summary>What the act did beyond what was asked, in the reader's language.</summary>
    public string? Notice { get; init; }

    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public static async Task<(CaseView View, Id<Case> Id)> Read(AppDb db, Actor actor, string number, CancellationToken cancel)
    {
        var found = await db.CasesVisibleTo(actor).FirstOrDefaultAsync(c => c.Number == number, cancel) ?? throw new MissingException("case");
        var clocks = await db.Set<Clock>().Where(c => c.CaseId == found.Id.Value).OrderBy(c => c.Name).ToListAsync(cancel);
        var owner = found.OwnerId is { } id
            ? await db.Set<Staff>().Where(s => s.Id == id).Select(s => new OwnerView(s.Id, s.Name)).FirstOrDefaultAsync(cancel) : null;
        var view = Of(found, owner) with
        {
            Branch = await db.Set<Branch>().Where(b => b.Id == found.Branch).Select(b => b.Code).FirstOrDefaultAsync(cancel),
            Product = found.ProductId is { } product
                ? await db.Set<Product>().Where(p => p.Id == product).Select(p => p.Code).FirstOrDefaultAsync(cancel) : null,
            Clocks = [.. clocks.Select(ClockView.Of)],
            Documents = await DocumentView.Of(db, found.Id, cancel),
            Analysis = await AnalysisView.Of(db, found.Id, cancel),
            Actions = await ActionView.Of(db, found.Id, cancel),
            Solutions = await SolutionView.Of(db, found.Id, cancel),
            Links = await LinkView.Of(db, actor, found.Id, cancel),
            Children = found.Children,
            Parent = found.ParentId is { } parent ? await db.CasesVisibleTo(actor).Where(c => c.Id == parent).Select(c => c.Number).FirstOrDefaultAsync(cancel) : null,
        };
        return (view, found.Id);
    }

    /// <summary>
    /// A case just registered, told without asking the database again, and to whoever registered it: a key that may only
    /// register would not find it.
    /// </summary>
    internal static CaseView OfNew(Case made, RegistrationDraft draft, Catalogue.Snapshot known)
    {
        var owner = draft.Facts.Owner is { } responsible ? new OwnerView(responsible.Id, responsible.Name) : null;
        return Of(made, owner) with
        {
            Branch = known.Branches[made.Branch]?.Code,
            Product = made.ProductId is null ? null : draft.Product?.Trim(),
            Clocks = [.. made.Clocks.OrderBy(c => c.Name).Select(ClockView.Of)],
            Documents = draft.Document is { Number.Length: > 0 } document ? [new DocumentView(document.ReadType(), document.Number)] : [],
        };
    }

    private static CaseView Of(Case c, OwnerView? owner) => new(
        c.Number, c.Kind, c.Stage, c.Severity, c.Urgency, c.Priority, owner, c.Subject, c.Description,
        new CustomerView(c.Complainant.Name, c.Complainant.Email, c.Complainant.Phone, c.CustomerId?.ToString()),
        c.Channel, c.Origin, c.Reason, c.OccurredAt, c.ReceivedAt, c.RegisteredAt, c.AcknowledgedAt, c.SolvedAt, c.ClosedAt, c.Version)
    {
        AcknowledgedVia = c.AcknowledgedVia,
        Restatement = c.Restatement,
        RestatementConfirmedAt = c.RestatementConfirmedAt,
        Category = c.Category,
        Process = c.Process,
        Area = c.Area,
        Circumstances = c.Circumstances,
        Acceptance = c.Acceptance,
        AcceptedAt = c.AcceptedAt,
        Outcome = c.Outcome,
        Reopenings = c.Reopenings,
        AnswerDueAt = c.AnswerDueAt,
        NextDueAt = c.NextDueAt,
        Overdue = c.OverdueSince is not null,
    };
}

public sealed record OwnerView(Guid Id, string Name);

public sealed record CustomerView(string Name, string? Email, string? Phone, string? Id);

public sealed record ClockView(ClockName Name, DateTimeOffset DueAt, ClockState State, string Explanation)
{
    public static ClockView Of(Clock clock) => new(clock.Name, clock.DueAt, clock.State(DateTimeOffset.UtcNow),
        clock.Explain().In(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
}
