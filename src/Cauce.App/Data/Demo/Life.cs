using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Data.Demo;

/// <summary>
/// Lives the life of one case through the verbs of the domain, at moments of the past, as far as the demo's last moment.
/// What the clocks would have noticed on the way is noticed on the way.
/// </summary>
internal sealed partial class Life(Case @case, Complaint complaint, DemoWorld world, Work work, DateTimeOffset until)
{
    private readonly Dice dice = complaint.Dice;
    private readonly WorkCalendar calendar = @case.Calendar;
    private readonly double pace = complaint.Dice.Below(100) switch { < 50 => 0.45, < 86 => 1, _ => 2.6 };
    private readonly Answer answer = world.Stories.AnswerTo(complaint.Story, complaint.Dice);
    private DateTimeOffset at = @case.RegisteredAt;
    private Person owner = world.ResponsibleOf(@case.Branch);

    public void Live()
    {
        Acknowledge();
        if (Classify() && Talk() && Analyse() && Act() && Solve())
            End();
        LookAtClocks(until);
    }

    private void Acknowledge()
    {
        var via = @case.Complainant.Email is not null ? "email" : @case.Channel is "web" ? "screen" : "receipt";
        @case.Acknowledge(via, Actor.System, at);
    }

    private bool Classify()
    {
        if (!OfficeWait(hours: 5))
            return false;
        var clerk = world.AgentOf(@case.Branch, dice, complaint.Arrival.Neglected);
        var story = complaint.Story;
        var urgency = dice.Weighted([Urgency.Low, Urgency.Normal, Urgency.High], u => u switch { Urgency.Normal => 60, Urgency.High => 22, _ => 18 });
        @case.Classify(new Classification
        {
            Severity = complaint.Severity,
            Urgency = urgency,
            Reason = story.Reason,
            Category = story.Category,
            Area = story.Area,
            Process = story.Process,
            ProductId = complaint.Product.Id,
        }, owner.AsOwner, owner.AsOwner, clerk.AsActor, at);
        if (!@case.IsSerious)
        {
            owner = clerk;
            @case.Assign(owner.AsOwner, handOver: null, clerk.AsActor, at.AddSeconds(20));
            at = at.AddSeconds(20);
        }
        return true;
    }

    private bool Talk()
    {
        if (dice.Chance(0.3))
        {
            if (!OfficeWait(hours: 6)) return false;
            Say(MessageKind.Note, dice.Of(Phrases.Notes), owner.AsActor);
        }
        if (complaint.Arrival.Neglected ? dice.Chance(0.6) : dice.Chance(0.35))
        {
            if (!CustomerWait(hours: 30)) return false;
            Say(MessageKind.FromCustomer, dice.Of(Phrases.Insistences), Actor.Visitor);
        }
        if (complaint.Arrival.Neglected && dice.Chance(0.7))
            return false;
        if (dice.Chance(0.55))
        {
            if (!OfficeWait(hours: 10)) return false;
            Say(dice.Chance(0.3) ? MessageKind.Call : MessageKind.Reply, complaint.Blanks.Fill(dice.Of(Phrases.Replies)), owner.AsActor);
            if (dice.Chance(0.6))
            {
                if (!CustomerWait(hours: 14)) return false;
                Say(MessageKind.FromCustomer, complaint.Blanks.Fill(dice.Of(Phrases.Answers)), Actor.Visitor);
            }
        }
        return !complaint.Arrival.Neglected;
    }

    private bool Analyse()
    {
        if (!@case.IsSerious && !dice.Chance(0.35))
            return true;
        if (!OfficeWait(hours: 16))
            return false;
        var impact = (int)@case.Severity;
        var analysis = new Analysis(@case.Id);
        analysis.Write(answer.Cause, answer.Consequences, Math.Min(5, impact + dice.Between(0, 2)), Math.Min(5, impact + dice.Below(2)), owner.AsActor, at);
        @case.RecordAnalysis(analysis, owner.AsActor, at);
        work.Insert(analysis);
        return true;
    }

    private bool Act()
    {
        var actions = @case.IsSerious ? dice.Between(1, 3) : dice.Below(3) / 2;
        for (var n = 0; n < actions; n++)
        {
            if (!OfficeWait(hours: 5)) return false;
            var (type, what) = dice.Of(Phrases.Actions);
            var action = new CaseAction(new Id<CaseAction>(dice.Id(at)), @case.Id, type, what, owner.AsActor, at);
            action.Ask(complaint.Story.Area, owner.Id, calendar.LocalDate(at).AddDays(dice.Between(2, 9)), toldToCustomer: dice.Chance(0.4));
            @case.Add(action, owner.AsActor, at);
            work.Insert(action);
            if (!OfficeWait(hours: 12)) return false;
            @case.Finish(action, owner.AsActor, at);
        }
        return true;
    }

    private void Say(MessageKind kind, string body, Actor actor) => work.Insert(Message.Say(@case, kind, body, actor, at));

    /// <summary>Some hours go by, and then the office must be open.</summary>
    private bool OfficeWait(double hours) =>
        Reach(calendar.NextOpen(at.AddMinutes(2 + (dice.Wait(hours) * 60 * pace))).AddSeconds(dice.Below(1500)));

    private bool CustomerWait(double hours) => Reach(at.AddMinutes(5 + (dice.Wait(hours) * 60)));

    private bool Reach(DateTimeOffset moment)
    {
        if (moment >= until)
            return false;
        var whole = DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());
        LookAtClocks(whole);
        at = whole;
        return true;
    }

    private void LookAtClocks(DateTimeOffset moment)
    {
        while (@case.NextLookAt is { } look && look <= moment)
            @case.LookAtClocks(look);
    }
}
