using System.Data.Common;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>
/// Finds out what a kept message is: reads it, fetches its files, decides, and writes the case or the words in a case and its
/// state in one transaction. Two failures, and it waits for a person.
/// </summary>
internal sealed class SortMessage(Writer writer, ReadIncoming reader, MessageBackground background, CarryMessage carry, ILogger<SortMessage> log) : IAct
{
    /// <summary>What cannot be helped now is tried again after this.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>A receipt may come before we have written down that the letter went; for so long it is looked for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="claim">The moment it was claimed until; somebody else's message is left alone.</param>
    /// <returns>Whether it is settled, so that the next one of its peer may be sorted.</returns>
    public async Task<bool> Do(IncomingMessage incoming, DateTimeOffset claim, CancellationToken cancel)
    {
        try
        {
            var opened = await reader.Do(incoming, isLastTry: incoming.Tries > 0, cancel);
            return await Carry(incoming.Id, claim, opened, cancel);
        }
        catch (Exception failure) when (!IsOurs(failure, cancel))
        {
            if (failure is not PostUnreadable && !OutsideHttp.IsPassing(failure, cancel))
                log.LogError(failure, "Message {Message} could not be sorted", incoming.Id);
            return await Fail(incoming.Id, claim, failure, cancel);
        }
    }

    private Task<bool> Carry(Id<IncomingMessage> id, DateTimeOffset claim, OpenedMessage opened, CancellationToken cancel) => writer.Do(async work =>
    {
        if (await Find(id, claim, work) is not { } incoming)
            return true;
        switch (opened.Heard)
        {
            case { To: { } to } when !await IsOurs(incoming, to, work): incoming.Settle(IncomingState.Ignored, IncomingReason.NotForUs, to, work.Now); break;
            case HeardWords words: await Say(incoming, words, opened, work); break;
            case HeardReceipt receipt: await Note(incoming, receipt, work); break;
            default: incoming.Settle(IncomingState.Ignored, IncomingReason.NotForUs, "", work.Now); break;
        }
        return incoming.NextTryAt is null;
    }, cancel);

    private async Task Say(IncomingMessage incoming, HeardWords words, OpenedMessage opened, Work work)
    {
        incoming.Describe(words.Peer, words.Name, words.Text);
        var known = await background.Of(words, incoming, work);
        var decision = MessengerMatching.Decide(known.Facts, work.Now);
        incoming.Settle(decision.State, decision.Reason, "", work.Now);
        if (decision.State is IncomingState.Ignored && known.Conversation is null)
            return;
        var heardAt = words.At < incoming.StoredAt ? words.At.Value : incoming.StoredAt;
        var conversation = known.Conversation ?? MessageBackground.Begin(words, known.Account, heardAt, work);
        incoming.BelongTo(conversation.Id);
        conversation.Heard(words.Name, MessageBackground.DigitsOf(words.Phone), heardAt);
        switch (decision.State)
        {
            case IncomingState.OpenedCase: await carry.Open(incoming, conversation, known.Account, (words, opened.Words), decision.InSilence, work); break;
            case IncomingState.Said: await CarryMessage.Say(incoming, conversation, await work.Case(decision.Case!.Value), opened.Words, work); break;
            case IncomingState.Bound: await carry.Bind(incoming, conversation, await work.Case(decision.Case!.Value), opened.Words, work); break;
        }
    }

    private static async Task Note(IncomingMessage incoming, HeardReceipt receipt, Work work)
    {
        if (await CarryMessage.FindLetter(incoming, receipt, work) is not { } letter)
        {
            if (work.Now - incoming.StoredAt < Patience)
                incoming.PutOff(work.Now + Rest);
            else
                incoming.Settle(IncomingState.Ignored, IncomingReason.UnknownLetter, receipt.Letter, work.Now);
            return;
        }
        await CarryMessage.Note(letter, receipt, work);
        incoming.Settle(IncomingState.Receipt, IncomingReason.Receipt, receipt.Kind.ToString(), work.Now);
        if (letter.CaseId is { } about)
            incoming.StandIn(about, null);
    }

    private Task<bool> Fail(Id<IncomingMessage> id, DateTimeOffset claim, Exception failure, CancellationToken cancel) => writer.Do(async work =>
    {
        if (await Find(id, claim, work) is not { } incoming)
            return true;
        switch (failure)
        {
            case PostUnreadable unreadable: incoming.Settle(IncomingState.Quarantined, IncomingReason.Unreadable, unreadable.Message, work.Now); break;
            case RefusedException no: incoming.Settle(IncomingState.Quarantined, IncomingReason.Fault, no.Refusal.Code, work.Now); break;
            default: incoming.Failed(IncomingReason.Fault, failure.GetType().Name, work.Now + Rest, work.Now); break;
        }
        return incoming.NextTryAt is null;
    }, cancel);

    /// <summary>Trouble of the database or of this node: it stays in hand until its claim ends.</summary>
    private static bool IsOurs(Exception trouble, CancellationToken cancel) =>
        cancel.IsCancellationRequested || trouble is StoppingException or DbUpdateConcurrencyException or DbException { IsTransient: true }
        || (trouble.InnerException is { } inner && trouble is not HttpRequestException && IsOurs(inner, cancel));

    private static async Task<bool> IsOurs(IncomingMessage incoming, string handle, Work work) =>
        await work.Db.Set<MessengerAccount>().AnyAsync(a => a.Id == incoming.AccountId && a.Handle == handle);

    private static async Task<IncomingMessage?> Find(Id<IncomingMessage> id, DateTimeOffset claim, Work work) =>
        await work.Db.Set<IncomingMessage>().AsTracking().FirstOrDefaultAsync(m => m.Id == id && m.State == IncomingState.Stored && m.NextTryAt == claim);
}
