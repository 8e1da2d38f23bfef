using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Incidents;

/// <summary>A circular in somebody's hand: who acts, with what they may do by now, and what is said in a case.</summary>
internal sealed record CircularHand(Circular Circular, Actor Actor, string Language)
{
    /// <summary>Who confirmed it; whoever has left may do nothing any more.</summary>
    public static async Task<CircularHand> Of(Circular circular, AppDb db)
    {
        var staff = circular.By is { } by ? await db.Set<Staff>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == by && s.DeactivatedAt == null) : null;
        if (staff is null)
            return new CircularHand(circular, new Actor(circular.ByKind, circular.By, circular.ByName, new HashSet<Permission>(), []), "es");
        var branches = await db.Set<StaffBranch>().Where(b => b.StaffId == staff.Id).Select(b => b.BranchId).ToListAsync();
        return new CircularHand(circular, new Actor(circular.ByKind, staff.Id, circular.ByName, Roles.PermissionsOf(staff.Role), branches) { Role = staff.Role }, staff.Language);
    }

    /// <returns>The message, solution or step of the plan that came of it.</returns>
    /// <exception cref="RefusedException">As the single act says.</exception>
    public async Task<Guid> Say(CircularLine line, Case found, IReadOnlyDictionary<string, string?> values, Work work)
    {
        var text = Placeholders.Fill(Circular.Words.TextIn(line.Language) ?? "", values);
        if (line.Way != CircularWay.Email)
            return await AskSomebody(line, found, text, work);
        if (found.Complainant.Email is null)
            CircularRefusals.NoAddress.Enforce();
        if (Circular.Kind == CircularKind.Solution)
        {
            var origin = Circular.Words.OriginIn(line.Language) is { } cause ? Placeholders.Fill(cause, values) : null;
            return ProposeSolution.Propose(found, text, origin, Circular.WithApology, Actor, work).Id.Value;
        }
        // What somebody began to write in that case stays there: it is not what was sent.
        var message = Message.Say(found, Circular.Kind == CircularKind.Reply ? MessageKind.Reply : MessageKind.Notice, text, Actor, work.Now);
        work.Insert(message);
        return message.Id.Value;
    }

    /// <summary>A step of the plan for whoever answers for the case, by tomorrow.</summary>
    private async Task<Guid> AskSomebody(CircularLine line, Case found, string text, Work work)
    {
        Blanks.WhyNotSend(text).Enforce();
        var culture = LetterWriter.CultureOf(Language);
        var key = line.Way == CircularWay.Phone ? nameof(Texts.TaskPhone) : nameof(Texts.TaskLetter);
        var what = string.Format(culture, Texts.ResourceManager.GetString(key, culture)!, Circular.ByName, line.Address, text);
        var action = new CaseAction(Id<CaseAction>.New(work.Now), found.Id, ActionType.Containment, Text.Shorten(what, 4000), Actor, work.Now);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(work.Now, found.Calendar.Zone).DateTime);
        action.Ask(area: null, (await OwnersOnRecord.Of(found, work))?.Id, today.AddDays(1), toldToCustomer: false);
        found.Add(action, Actor, work.Now);
        work.Db.Add(action);
        return action.Id.Value;
    }
}
