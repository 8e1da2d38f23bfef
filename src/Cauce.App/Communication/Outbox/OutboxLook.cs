using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Outbox;

/// <summary>Where a letter stands on its way.</summary>
public enum LetterState
{
    Waiting,
    Sent,

    /// <summary>The receiving server says that it stands in the mailbox.</summary>
    Delivered,

    /// <summary>In the outbox folder, for lack of a mail server.</summary>
    Kept,

    /// <summary>Given up: it needs somebody.</summary>
    Failed,

    /// <summary>It went, and a server or its reader sent it back.</summary>
    Returned,
}

internal static class LetterStates
{
    public static LetterState Of(DateTimeOffset? sentAt, bool isKept, DateTimeOffset? deliveredAt, DateTimeOffset? givenUpAt, DateTimeOffset? returnedAt) =>
        returnedAt is not null ? LetterState.Returned
        : deliveredAt is not null ? LetterState.Delivered
        : sentAt is not null ? isKept ? LetterState.Kept : LetterState.Sent
        : givenUpAt is not null ? LetterState.Failed : LetterState.Waiting;
}

/// <summary>A line of the outbox.</summary>
public sealed record LetterLine(
    Id<OutboxMessage> Id, string Letter, string ToAddress, string ToName, string Subject, string? CaseNumber, DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt, DateTimeOffset? NextTryAt, int Tries, bool IsKept, DateTimeOffset? GivenUpAt, string? LastError, DateTimeOffset? DeliveredAt, DateTimeOffset? ReturnedAt)
{
    /// <summary>The way it goes.</summary>
    public string Channel { get; init; } = OutboxMessage.ByEmail;

    /// <summary>Where it goes, with the way unless that is e-mail.</summary>
    public string Whereto => Channel == OutboxMessage.ByEmail ? ToAddress : $"{ToAddress} ({Cases.Names.Of("Via", Channel)})";

    public LetterState State => LetterStates.Of(SentAt, IsKept, DeliveredAt, GivenUpAt, ReturnedAt);
}

/// <summary>What the outbox's page shows, newest first.</summary>
/// <param name="Next">The id to go on after; null at the end.</param>
public sealed record OutboxLook(IReadOnlyList<LetterLine> Letters, LetterState? State, string? Next)
{
    private const int PageSize = 50;

    public static async Task<OutboxLook> Read(AppDb db, Actor actor, LetterState? state, string? before, CancellationToken cancel)
    {
        var letters = Narrow(db.LettersVisibleTo(actor), state);
        if (Id<OutboxMessage>.Parse(before) is { } last && await db.Set<OutboxMessage>().FirstOrDefaultAsync(m => m.Id == last, cancel) is { } from)
            letters = letters.Where(m => m.CreatedAt < from.CreatedAt);
        var lines = await Lines(db, letters.OrderByDescending(m => m.CreatedAt).Take(PageSize + 1)).ToListAsync(cancel);
        var shown = lines.OrderByDescending(l => l.CreatedAt).Take(PageSize).ToList();
        return new OutboxLook(shown, state, lines.Count > PageSize ? shown[^1].Id.ToString() : null);
    }

    private static IQueryable<OutboxMessage> Narrow(IQueryable<OutboxMessage> letters, LetterState? state) => state switch
    {
        LetterState.Waiting => letters.Where(m => m.NextTryAt != null),
        LetterState.Sent => letters.Where(m => m.SentAt != null && !m.IsKept && m.DeliveredAt == null && m.ReturnedAt == null),
        LetterState.Delivered => letters.Where(m => m.DeliveredAt != null && m.ReturnedAt == null),
        LetterState.Kept => letters.Where(m => m.SentAt != null && m.IsKept && m.ReturnedAt == null),
        LetterState.Returned => letters.Where(m => m.ReturnedAt != null),
        LetterState.Failed => letters.Where(m => m.GivenUpAt != null),
        _ => letters,
    };

    private static IQueryable<LetterLine> Lines(AppDb db, IQueryable<OutboxMessage> letters) =>
        from m in letters
        join c in db.Set<Case>() on m.CaseId equals (Id<Case>?)c.Id into cases
        from c in cases.DefaultIfEmpty()
        select new LetterLine(m.Id, m.Letter, m.ToAddress, m.ToName, m.Subject, c == null ? null : c.Number, m.CreatedAt,
            m.SentAt, m.NextTryAt, m.Tries, m.IsKept, m.GivenUpAt, m.LastError ?? m.ReturnedBecause, m.DeliveredAt, m.ReturnedAt) { Channel = m.Channel };
}

/// <summary>One letter, to be read.</summary>
public sealed record LetterLook(LetterLine Line, string Text, string? Html)
{
    /// <exception cref="MissingException">There is none, or the actor may not see its case.</exception>
    public static async Task<LetterLook> Read(AppDb db, Actor actor, Guid id, CancellationToken cancel)
    {
        var m = await db.LettersVisibleTo(actor).FirstOrDefaultAsync(m => m.Id == new Id<OutboxMessage>(id), cancel)
            ?? throw new MissingException("letter");
        var number = m.CaseId is { } caseId ? await db.Set<Case>().Where(c => c.Id == caseId).Select(c => c.Number).FirstOrDefaultAsync(cancel) : null;
        var line = new LetterLine(m.Id, m.Letter, m.ToAddress, m.ToName, m.Subject, number, m.CreatedAt,
            m.SentAt, m.NextTryAt, m.Tries, m.IsKept, m.GivenUpAt, m.LastError ?? m.ReturnedBecause, m.DeliveredAt, m.ReturnedAt) { Channel = m.Channel };
        return new LetterLook(line, m.Text, m.Html);
    }
}

internal static class OutboxScope
{
    /// <summary>Letters of the cases the actor sees, and those of no case for who sees all.</summary>
    public static IQueryable<OutboxMessage> LettersVisibleTo(this AppDb db, Actor actor)
    {
        var cases = db.CasesVisibleTo(actor);
        var all = actor.SeesAllBranches;
        return db.Set<OutboxMessage>().Where(m => (m.CaseId == null && all) || cases.Any(c => m.CaseId == c.Id));
    }
}
