using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>Somebody has the case in front of them: what the customer wrote, and what they were asked to read in it, is read.</summary>
public sealed class ReadCase(Writer writer) : IAct
{
    public async Task Do(string number, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ViewCases);
        if (actor.Id is not { } staff)
            return;
        await writer.Do(async work =>
        {
            var found = await work.Db.CasesVisibleTo(actor).Where(c => c.Number == number).Select(c => new { c.Id }).FirstOrDefaultAsync()
                ?? throw new MissingException("case");
            await Mentions.MarkRead(work.Db, found.Id, staff, work.Now);
            foreach (var message in await Unread(work.Db, found.Id, staff).ToListAsync())
                work.Insert(new MessageRead(message, staff, found.Id, work.Now));
        }, cancel);
    }

    private static IQueryable<Id<Message>> Unread(AppDb db, Id<Case> about, Guid staff) =>
        from m in db.Set<Message>()
        where m.CaseId == about && (m.Kind == MessageKind.FromCustomer || m.Kind == MessageKind.ExplanationAsked)
            && !db.Set<MessageRead>().Any(r => r.MessageId == m.Id && r.StaffId == staff)
        select m.Id;
}
