using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Intake.Mail;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>Lets Cauce sort a message once more that waits for a person.</summary>
internal sealed class RetryIncoming(Writer writer, IncomingBell bell) : IAct
{
    /// <exception cref="RefusedException">It does not wait.</exception>
    public async Task Do(Id<IncomingMessage> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work => (await work.Incoming(actor, id)).Retry(actor, work.Now), cancel);
        bell.Ring();
    }
}

/// <summary>Puts a message aside that waits for a person: nothing is to be done with it.</summary>
internal sealed class IgnoreIncoming(Writer writer) : IAct
{
    /// <exception cref="RefusedException">It does not wait.</exception>
    public Task Do(Id<IncomingMessage> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        return writer.Do(async work => (await work.Incoming(actor, id)).Ignore(IncomingReason.ByHand, actor, work.Now), cancel);
    }
}

/// <summary>Says in a case what a message says, because a person has seen that it belongs there. Its peer becomes no party of the case and is told nothing.</summary>
internal sealed class AttachIncoming(Writer writer, OpenIncoming open) : IAct
{
    /// <returns>The number of the case.</returns>
    /// <exception cref="RefusedException">It stands in a case already.</exception>
    /// <exception cref="MissingException">There is no such case or message, or the actor may not see it.</exception>
    public async Task<string> Do(Id<IncomingMessage> id, IncomingPlace input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var opened = await open.Do(id, actor, cancel);
        return await writer.Do(async work =>
        {
            var incoming = await work.Incoming(actor, id);
            incoming.WhyNotTake().Enforce();
            var found = await work.Case(actor, (input.Case ?? "").Trim());
            incoming.Settle(IncomingState.Said, IncomingReason.ByHand, "", work.Now);
            incoming.ActedBy(actor);
            await CarryMessage.Say(incoming, null, found, opened.Words, work, actor);
            return found.Number;
        }, cancel);
    }
}

/// <summary>Where a message belongs, as a person says.</summary>
public sealed class IncomingPlace
{
    /// <summary>Number of the case.</summary>
    /// <example>REC-2026-000123</example>
    [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
    [MaxLength(60)]
    public string? Case { get; set; }
}

/// <summary>Opens a case from a message that a person has looked at. Its peer is told the number, by the same messenger.</summary>
internal sealed class OpenCaseFromIncoming(Writer writer, OpenIncoming open, CarryMessage carry) : IAct
{
    /// <returns>The number of the case.</returns>
    /// <exception cref="RefusedException">It stands in a case already, or cannot be read.</exception>
    public async Task<string> Do(Id<IncomingMessage> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.RegisterCases);
        var opened = await open.Do(id, actor, cancel);
        return await writer.Do(async work =>
        {
            var incoming = await work.Incoming(actor, id);
            incoming.WhyNotTake().Enforce();
            if (opened.Heard is not HeardWords words || words.Peer.Length == 0)
                throw IncomingRefusals.Unreadable.AsException();
            var account = await work.Db.Set<MessengerAccount>().AsNoTracking().FirstAsync(a => a.Id == incoming.AccountId);
            var conversation = await work.Db.Set<Conversation>().AsTracking().FirstOrDefaultAsync(c => c.AccountId == account.Id && c.Peer == incoming.Peer)
                ?? MessageBackground.Begin(words, account, incoming.StoredAt, work);
            conversation.Heard(words.Name, MessageBackground.DigitsOf(words.Phone), incoming.StoredAt);
            incoming.BelongTo(conversation.Id);
            incoming.Settle(IncomingState.OpenedCase, IncomingReason.ByHand, "", work.Now);
            incoming.ActedBy(actor);
            return (await carry.Open(incoming, conversation, account, (words, opened.Words), inSilence: false, work, actor)).Number;
        }, cancel);
    }
}

/// <summary>Reads a message for a person who wants to do something with it.</summary>
internal sealed class OpenIncoming(ReadIncoming reader, IDbContextFactory<AppDb> databases)
{
    /// <summary>Of one that cannot be read, the post itself as a file.</summary>
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public async Task<OpenedMessage> Do(Id<IncomingMessage> id, Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var incoming = await db.IncomingVisibleTo(actor).FirstOrDefaultAsync(m => m.Id == id, cancel) ?? throw new MissingException("message");
        try
        {
            return await reader.Do(incoming, isLastTry: true, cancel);
        }
        catch (PostUnreadable)
        {
            return new OpenedMessage(null, new MailWords("", "", [new StoredFile("original.json", "application/json", incoming.Size, incoming.Sha256)], []));
        }
    }
}
