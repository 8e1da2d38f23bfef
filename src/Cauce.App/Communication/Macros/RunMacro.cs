using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Macros;

/// <summary>Does in a case all that a macro says, in one transaction: when one act is refused, none is done.</summary>
public sealed class RunMacro(Writer writer) : IAct
{
    /// <exception cref="MissingException">There is no such macro or case for the actor.</exception>
    /// <exception cref="RefusedException">As one of its acts says, or its text cannot be filled in.</exception>
    public async Task Do(string number, Guid id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var macro = await ReadyLook.Macro(work.Db, id, actor, cancel);
            var found = await work.Case(actor, number);
            var plan = await ReadyLook.Plan(work.Db, macro, found, actor, work.Catalogue);
            plan.WhyNot.Enforce();
            await Act(macro.Acts, found, actor, work);
            if (plan.Text is { } text)
                await SayInCase.Say(found, macro.AsNote ? MessageKind.Note : MessageKind.Reply, text, actor, work);
        }, cancel);
    }

    /// <summary>What is so already is left as it is.</summary>
    private static async Task Act(MacroActs acts, Case found, Actor actor, Work work)
    {
        if ((acts.Severity, acts.Urgency, acts.Reason) is not (null, null, null))
            await ClassifyCase.Classify(found, new ClassifyCase.Input
            {
                Severity = acts.Severity is { } severity ? Choice.Write(severity) : null,
                Urgency = acts.Urgency is { } urgency ? Choice.Write(urgency) : null,
                Reason = acts.Reason,
            }, actor, work);
        if (acts.Assign is { } who && found.OwnerId != (who == Macro.Me ? actor.Id : Guid.TryParse(who, out var staff) ? staff : null))
            await AssignCase.Assign(found, new AssignCase.Input { Owner = who }, actor, work);
        if (acts.Step is { } step)
            AddStep(step, acts.StepDays, found, actor, work);
        if (acts.Start && found.StartedAt is null)
            found.Start(actor, work.Now);
    }

    /// <summary>For whoever owns the case by now. What may not come before the analysis yet limits the damage.</summary>
    private static void AddStep(string what, int? days, Case found, Actor actor, Work work)
    {
        var type = found.WhyNotAct(ActionType.Corrective) is null ? ActionType.Corrective : ActionType.Containment;
        var action = new CaseAction(Id<CaseAction>.New(work.Now), found.Id, type, what, actor, work.Now);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(work.Now, found.Calendar.Zone).DateTime);
        action.Ask(area: null, found.OwnerId, days is { } wait ? today.AddDays(wait) : null, toldToCustomer: false);
        found.Add(action, actor, work.Now);
        work.Db.Add(action);
    }
}
