using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>A line of the list of incoming messages.</summary>
public sealed record IncomingLine(
    Id<IncomingMessage> Id, long Seq, IncomingState State, string Reason, string ReasonDetail, string Peer, string PeerName, string Excerpt,
    DateTimeOffset StoredAt, string Account, string Provider, string? CaseNumber, long Size)
{
    public string From => PeerName.Length > 0 ? PeerName : Peer;
}

/// <summary>What the list shows, newest first.</summary>
/// <param name="Next">The place to go on after; null at the end.</param>
public sealed record IncomingListLook(IReadOnlyList<IncomingLine> Messages, IncomingState? State, string? Next)
{
    private const int PageSize = 50;

    internal static async Task<IncomingListLook> Read(AppDb db, Actor actor, IncomingState? state, string? before, CancellationToken cancel, int size = PageSize)
    {
        var messages = db.IncomingVisibleTo(actor);
        if (state is { } one)
            messages = messages.Where(m => m.State == one);
        if (long.TryParse(before, out var last))
            messages = messages.Where(m => m.Seq < last);
        var lines = await Lines(db, messages.OrderByDescending(m => m.Seq).Take(size + 1)).ToListAsync(cancel);
        var shown = lines.OrderByDescending(l => l.Seq).Take(size).ToList();
        return new IncomingListLook(shown, state, lines.Count > size ? shown[^1].Seq.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    internal static IQueryable<IncomingLine> Lines(AppDb db, IQueryable<IncomingMessage> messages) =>
        from m in messages
        join a in db.Set<MessengerAccount>() on m.AccountId equals a.Id
        join c in db.Set<Case>() on m.CaseId equals (Id<Case>?)c.Id into cases
        from c in cases.DefaultIfEmpty()
        select new IncomingLine(m.Id, m.Seq, m.State, m.Reason, m.ReasonDetail, m.Peer, m.PeerName, m.Excerpt, m.StoredAt, a.Name, a.Provider, c == null ? null : c.Number, m.Size);
}

/// <summary>One message, to be read.</summary>
/// <param name="Words">Null for one that cannot be read.</param>
public sealed record IncomingLook(IncomingMessage Incoming, IncomingLine Line, string? Words, bool IsBlocked)
{
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    internal static async Task<IncomingLook> Read(AppDb db, Actor actor, Guid id, CancellationToken cancel)
    {
        var incoming = await db.IncomingVisibleTo(actor).FirstOrDefaultAsync(m => m.Id == new Id<IncomingMessage>(id), cancel) ?? throw new MissingException("message");
        var line = await IncomingListLook.Lines(db, db.Set<IncomingMessage>().Where(m => m.Id == incoming.Id)).SingleAsync(cancel);
        var words = incoming.SaidAs is { } said ? await db.Set<Message>().Where(m => m.Id == said).Select(m => m.Body).FirstOrDefaultAsync(cancel)
            : incoming is { CaseId: { } opened, State: IncomingState.OpenedCase } ? await db.Set<Case>().Where(c => c.Id == opened).Select(c => c.Description).FirstOrDefaultAsync(cancel)
            : incoming.Excerpt;
        var blocked = incoming.ConversationId is { } conversation && await db.Set<Conversation>().AnyAsync(c => c.Id == conversation && c.BlockedAt != null, cancel);
        return new IncomingLook(incoming, line, words, blocked);
    }
}
