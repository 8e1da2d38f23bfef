using System.Data.Common;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>
/// Finds out what a kept mail is: reads it, decides, and writes the case or the words in a case, its files and its state in one
/// transaction. Two failures, also by a parser that hangs or ends, and it waits for a person.
/// </summary>
internal sealed class SortMail(Writer writer, ReadMail reader, ReadBackground background, CarryMail carry, ILogger<SortMail> log) : IAct
{
    /// <summary>What cannot be helped now is tried again after this.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    /// <summary>Reads it: everything that needs no database, at the side of others.</summary>
    public async Task<Reading> Read(IncomingMail mail, CancellationToken cancel)
    {
        try
        {
            return new Reading(await reader.Do(mail, cancel), null);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            return new Reading(null, failure);
        }
    }

    /// <summary>Writes down what became of it. Call in the order of arrival: an answer must find the mail it answers sorted.</summary>
    /// <param name="claim">The moment it was claimed until; somebody else's mail is left alone.</param>
    public async Task Settle(Id<IncomingMail> id, DateTimeOffset claim, Reading reading, CancellationToken cancel)
    {
        try
        {
            await (reading.Failure is { } failure ? Fail(id, claim, failure, cancel) : Carry(id, claim, reading.Mail!, cancel));
        }
        catch (Exception trouble) when (!IsPassing(trouble))
        {
            log.LogError(trouble, "Mail {Mail} could not be sorted", id);
            await Fail(id, claim, trouble, cancel);
        }
    }

    private Task Carry(Id<IncomingMail> id, DateTimeOffset claim, OpenedMail opened, CancellationToken cancel) => writer.Do(async work =>
    {
        if (await Find(id, claim, work) is not { } mail)
            return;
        var box = await work.Db.Set<Mailbox>().AsNoTracking().FirstAsync(b => b.Id == mail.MailboxId);
        var parsed = opened.Mail;
        var known = await background.Of(parsed, box, work);
        mail.Describe(EmailAddress.TryParse(parsed.Writer?.Address, out var sender) ? sender!.Key : parsed.Writer?.Address ?? "", parsed.Writer?.Name ?? "", parsed.Subject);
        foreach (var row in opened.Rows(mail.Id, known.Facts.Verdict))
        {
            work.Insert(row);
            if (row is MailFile { Sha256: { } sha256 } file)
                work.Await(sha256, file.Size);
        }
        var decision = MailMatching.Decide(known.Facts);
        await Carry(mail, box, decision, (opened, known), work);
    }, cancel);

    private async Task Carry(IncomingMail mail, Mailbox box, MailDecision decision, (OpenedMail Opened, MailBackground Known) read, Work work)
    {
        var words = read.Opened.Words;
        mail.Settle(decision.State, decision.Reason, decision.Detail, work.Now);
        if (decision.Case is { } about)
            mail.BelongTo(about, null);
        if (read.Known.Letter is { } letter)
            mail.IsAbout(letter.Id);
        switch (decision.State)
        {
            case MailState.OpenedCase:
                await carry.Open(mail, box, words, decision.WhyNoAnswer, work);
                break;
            case MailState.Reply:
                await CarryMail.Say(mail, await work.Case(decision.Case!.Value), words, decision.IsFromStaff ? read.Known.Staff! : Actor.Visitor, work, decision.IsFromStaff);
                break;
            case MailState.Automatic when read is { Known.Letter: { } arrived, Opened.Mail.Report.IsArrival: true }:
                await CarryMail.Arrive(mail, arrived.Id, work);
                break;
            case MailState.Bounce when read.Known.Letter is { } returned:
                await CarryMail.Return(mail, returned.Id, read.Opened.Mail.Report!.Because, work);
                break;
        }
    }

    private Task Fail(Id<IncomingMail> id, DateTimeOffset claim, Exception failure, CancellationToken cancel) => writer.Do(async work =>
    {
        if (await Find(id, claim, work) is not { } mail)
            return;
        switch (failure)
        {
            case MailUnreadable unreadable:
                mail.Settle(MailState.Quarantined, unreadable.Reason, unreadable.Message, work.Now);
                break;
            case CompanionUnavailable { Trouble: CompanionTrouble.DeadlinePassed }:
                mail.Failed(MailReason.HungParser, "", work.Now);
                break;
            case CompanionUnavailable { Trouble: CompanionTrouble.Stopped }:
                mail.Failed(MailReason.StoppedParser, "", work.Now);
                break;
            case CompanionUnavailable or IOException or UnauthorizedAccessException:
                mail.PutOff(work.Now + Rest);
                break;
            case RefusedException no:
                mail.Settle(MailState.Quarantined, MailReason.Fault, no.Refusal.Code, work.Now);
                break;
            default:
                mail.Failed(MailReason.Fault, failure.GetType().Name, work.Now);
                break;
        }
    }, cancel);

    /// <summary>Trouble of the database or of this node that is not this mail's doing: it stays in hand until its claim ends.</summary>
    private static bool IsPassing(Exception trouble) =>
        trouble is OperationCanceledException or StoppingException or DbUpdateConcurrencyException or DbException { IsTransient: true }
        || (trouble.InnerException is { } inner && IsPassing(inner));

    private static async Task<IncomingMail?> Find(Id<IncomingMail> id, DateTimeOffset claim, Work work) =>
        await work.Db.Set<IncomingMail>().AsTracking().FirstOrDefaultAsync(m => m.Id == id && m.State == MailState.Stored && m.NextTryAt == claim);
}

/// <summary>A mail that was read, or why it could not be.</summary>
internal sealed record Reading(OpenedMail? Mail, Exception? Failure);
