using System.Globalization;
using Cauce.App.Background;
using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Waiting;

/// <summary>
/// Says the replies whose moment has come. The row goes in the transaction that says it, so whichever node is first, it is said
/// once; a node that dies leaves it to the next look. What must not go any more stays, and its author is told why.
/// </summary>
internal sealed class SendWaiting(Writer writer, IDbContextFactory<AppDb> databases, TimeProvider time, ILogger<SendWaiting> log)
    : Recurring(Pace, time, log)
{
    private const int Batch = 50;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>One round: all that is due now.</summary>
    public async Task Look(CancellationToken cancel = default)
    {
        foreach (var id in await Due(cancel))
        {
            try
            {
                await writer.Do(async work =>
                {
                    if (await Find(id, work) is not { } reply)
                        return;
                    var found = await work.Case(reply.CaseId);
                    reply.WhyNotSend(found).Enforce();
                    await Say(reply, found, work);
                }, cancel);
            }
            catch (RefusedException no)
            {
                await Fail(id, no.Refusal, cancel);
            }
        }
    }

    protected override Task Round(CancellationToken stopping) => Look(stopping);

    /// <exception cref="RefusedException">Its author may no longer say it.</exception>
    internal static async Task Say(WaitingMessage reply, Case found, Work work)
    {
        if (await work.Db.ActorOf(reply.Author) is not { } author || !author.May(Permission.WorkCases)
            || !await work.Db.CasesVisibleTo(author).AnyAsync(c => c.Id == found.Id))
            throw WaitingRefusals.AuthorGone.AsException();
        var files = await work.FilesOf(reply.Id);
        if (!await work.Take(reply.Id))
            throw new MissingException("message");
        var message = Message.Say(found, MessageKind.Reply, reply.Body, author, work.Now, reply.Purpose);
        work.Insert(message);
        foreach (var file in files)
            work.Attach(found, file, message.Id.Value, forCustomer: true, author);
    }

    private async Task<List<Id<WaitingMessage>>> Due(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = Time.Now();
        return await db.Set<WaitingMessage>().Where(w => w.DueAt <= now && w.FailedAt == null).OrderBy(w => w.DueAt).Select(w => w.Id).Take(Batch).ToListAsync(cancel);
    }

    private static async Task<WaitingMessage?> Find(Id<WaitingMessage> id, Work work)
    {
        var now = work.Now;
        return await work.Db.Set<WaitingMessage>().AsTracking().FirstOrDefaultAsync(w => w.Id == id && w.DueAt <= now && w.FailedAt == null);
    }

    /// <summary>It stays, with the reason; a note in the case asks its author to look.</summary>
    private Task Fail(Id<WaitingMessage> id, Refusal because, CancellationToken cancel) => writer.Do(async work =>
    {
        if (await Find(id, work) is not { } reply)
            return;
        reply.Fail(because, work.Now);
        var found = await work.Case(reply.CaseId);
        var author = await work.Db.Set<Staff>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == reply.Author);
        var reader = CultureInfo.GetCultureInfo(author?.Language == "en" ? "en-GB" : "es-ES");
        var words = string.Format(reader, Texts.ResourceManager.GetString(nameof(Texts.NotSent), reader)!, Refusals.Tell(because, reader), reply.Body);
        var note = await SayInCase.Say(found, MessageKind.Note, words, Actor.System, work);
        if (author is not null)
            work.Insert(new CaseMention(author.Id, found.Id, note.Id, work.Now));
    }, cancel);
}
