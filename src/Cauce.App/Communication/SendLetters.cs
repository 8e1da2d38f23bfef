using Cauce.App.Background;
using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>
/// Tells the customer what happened, in the same transaction: receipt confirmed, reply, solution, closing... An imported case
/// was acknowledged elsewhere, perhaps years ago: its registration writes to nobody.
/// </summary>
internal sealed class SendLetters(LetterWriter letters) : IReaction
{
    /// <summary>Acknowledgements per address and hour that anybody without an account can set off.</summary>
    public const int MostPerAddressAndHour = 5;

    public Task To(HistoryEntry entry, Case @case, Work work) => entry.What switch
    {
        CaseHistory.Registered when entry.ActorKind != ActorKind.System && @case.ImportKey is null => Acknowledge(entry, @case, work),
        MessageHistory.Replied => Reply(entry, @case, work),
        MessageHistory.Informed => Inform(entry, @case, work),
        PartyHistory.Informed => InformParty(entry, @case, work),
        CaseHistory.SolutionProposed => Propose(entry, @case, work),
        CaseHistory.ClockBreached => TellThatItTakesLong(entry, @case, work),
        CaseHistory.Restated => Post(RestatementLetter.Of, @case, work),
        CaseHistory.Closed when @case.Outcome != ClosureOutcome.Imported => Post(ClosingLetter.Of, @case, work),
        CaseHistory.MergedInto => Post(facts => MergedLetter.Of(facts, entry.ReadDetails()["other"]), @case, work),
        CaseHistory.Reopened => Post(ReopeningLetter.Of, @case, work),
        _ => Task.CompletedTask,
    };

    private Task Post(Func<LetterFacts, Letter> letter, Case @case, Work work) => letters.Post(letter(letters.FactsOf(@case, work)), work);

    /// <summary>No case is forgotten: a term that passes is told to the customer, where they can be written to. A late answer says it for the silence too.</summary>
    private async Task TellThatItTakesLong(HistoryEntry entry, Case @case, Work work)
    {
        // Whose mail must not be answered by itself is not written to later either: the address may be another's.
        if (@case is { Channel: "email", AcknowledgedAt: null })
            return;
        var clock = entry.ReadDetails()["clock"];
        var answerIsLate = @case.ClockOf(ClockName.Answer) is { BreachedAt: { } at } && at == entry.At;
        if (!@case.IsOpen || clock == "acknowledge" || (clock == "progress" && answerIsLate) || await letters.WayTo(@case, work) is not { } way)
            return;
        var told = await work.Db.Set<CaseAction>().AsNoTracking().Where(a => a.CaseId == @case.Id && a.ToldToCustomer).OrderBy(a => a.At).ToListAsync();
        if (clock == "answer")
        {
            @case.TellDelay(way.Via, entry.At);
            await Post(facts => DelayLetter.Of(facts, told), @case, work);
        }
        else
        {
            await Post(facts => ProgressLetter.Of(facts, told), @case, work);
            @case.TellProgress(way.Via, entry.At);
        }
    }

    /// <summary>By the way the customer prefers; where there is none, by what the door itself shows or hands over.</summary>
    private async Task Acknowledge(HistoryEntry entry, Case @case, Work work)
    {
        var way = await letters.WayTo(@case, work);
        var mayWrite = way is not null && (entry.ActorKind != ActorKind.Customer || await MayWriteTo(way, work));
        var via = mayWrite && way!.Via != "outbox" ? way.Via : @case.Channel switch { "web" => "screen", "api" => "api", _ => mayWrite ? way!.Via : "receipt" };
        if (mayWrite)
            letters.Post(AcknowledgementLetter.Of(letters.FactsOf(@case, work)), way!, work);
        @case.Acknowledge(via, Actor.System, work.Now);
    }

    /// <summary>A form anybody may fill in must not become a way to flood somebody else's mailbox or telephone.</summary>
    private static async Task<bool> MayWriteTo(LetterWay way, Work work)
    {
        var since = work.Now.AddHours(-1);
        return await work.Db.Set<OutboxMessage>().CountAsync(
            m => m.AddressKey == way.AddressKey && m.CreatedAt > since && m.Letter == AcknowledgementLetter.Form.Name) < MostPerAddressAndHour;
    }

    private async Task Reply(HistoryEntry entry, Case @case, Work work)
    {
        if (await letters.WayTo(@case, work) is not { } way || await Find<Message>(work, m => m.Id.Value == entry.ContentId, entry) is not { } message)
            return;
        var facts = letters.FactsOf(@case, work);
        letters.Post(ReplyLetter.Of(facts, message, await IsFirstAnswer(entry, work)), way, work, message.Id.Value);
    }

    private async Task Inform(HistoryEntry entry, Case @case, Work work)
    {
        if (await letters.WayTo(@case, work) is { } way && await Find<Message>(work, m => m.Id.Value == entry.ContentId, entry) is { } message)
            letters.Post(MassNoticeLetter.Of(letters.FactsOf(@case, work), message.Body, message.ByName), way, work, message.Id.Value);
    }

    /// <summary>Only what goes by e-mail: a call and a letter on paper were made by a person.</summary>
    private async Task InformParty(HistoryEntry entry, Case @case, Work work)
    {
        if (await Find<Notice>(work, n => n.Id.Value == entry.ContentId, entry) is { Way: NoticeWay.Email } notice)
            letters.PostAside(facts => ThirdPartyNoticeLetter.Of(facts, notice), @case, new(notice.ToName, notice.ToAddress, notice.Language), notice.Id.Value, work);
    }

    private async Task Propose(HistoryEntry entry, Case @case, Work work)
    {
        if (await letters.WayTo(@case, work) is not { } way || await Find<Solution>(work, s => s.Id.Value == entry.ContentId, entry) is not { } solution)
            return;
        var facts = letters.FactsOf(@case, work);
        letters.Post(SolutionLetter.Of(facts, solution, await IsFirstAnswer(entry, work)), way, work, solution.Id.Value);
    }

    private static async Task<bool> IsFirstAnswer(HistoryEntry entry, Work work) =>
        !await work.Db.Set<HistoryEntry>().AnyAsync(h => h.CaseId == entry.CaseId && h.Index < entry.Index
            && (h.What == MessageHistory.Replied || h.What == CaseHistory.SolutionProposed));

    /// <summary>The words an entry vouches for: made in this act, or standing in the database.</summary>
    private static async Task<T?> Find<T>(Work work, Func<T, bool> isIt, HistoryEntry entry) where T : class
    {
        var fresh = work.Inserts.OfType<T>().Concat(work.Db.ChangeTracker.Entries<T>().Select(e => e.Entity)).FirstOrDefault(isIt);
        return fresh ?? await work.Db.FindAsync<T>(IdOf<T>(entry.ContentId!.Value));
    }

    private static object IdOf<T>(Guid id) => new Id<T>(id);
}
