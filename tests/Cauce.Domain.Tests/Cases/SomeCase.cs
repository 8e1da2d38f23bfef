using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Deadlines;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Tests.Cases;

/// <summary>A case brought to each stage by its own verbs, a minute apart.</summary>
internal sealed class SomeCase
{
    public static readonly Actor Ana = new(ActorKind.Staff, Guid.NewGuid(), "Ana Torres", Roles.PermissionsOf(Role.Agent), [1]);
    public static readonly Actor Luis = new(ActorKind.Staff, Guid.NewGuid(), "Luis Ferrer", Roles.PermissionsOf(Role.Supervisor), [1]);
    public static readonly Actor Carmen = new(ActorKind.Customer, null, "", new HashSet<Permission>(), []);
    public static readonly Owner AnaOwns = new(Ana.Id!.Value, Ana.Name, MayOwnSerious: false);
    public static readonly Owner LuisOwns = new(Luis.Id!.Value, Luis.Name, MayOwnSerious: true);
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Start;

    public Case Case { get; }

    public Analysis Analysis { get; }

    public Solution? Solution { get; private set; }

    public SomeCase(Rigour rigour = Rigour.Light, bool needsAcceptance = true, bool silenceMayClose = false, Owner? owner = null, Severity? severity = null)
    {
        var kind = KindOf("claim", rigour, needsAcceptance, silenceMayClose);
        var id = Id<Case>.New(Now);
        var clocks = ClockPlan.SpanishConsumers.Start(id.Value, Now, WorkCalendar.Spain);
        Case = Case.Register(id, Facts(kind) with { Owner = owner ?? AnaOwns, Severity = severity },
            new Numbering(1, CaseNumber.Format(kind, 2026, 1), null), (clocks, WorkCalendar.Spain), Ana, Now);
        Analysis = new Analysis(id);
    }

    public static Kind KindOf(string code, Rigour rigour = Rigour.Light, bool needsAcceptance = true, bool silenceMayClose = false, bool confidential = false)
    {
        var kind = new Kind(code, new LocalText("Reclamación", "Claim"), Phase.Contract, "REC");
        kind.Flow(rigour, needsAcceptance, silenceMayClose, confidential);
        return kind;
    }

    public static Registration Facts(Kind kind) => new()
    {
        Kind = kind,
        Branch = 1,
        Subject = "Faltan dos cajas",
        Description = "Han llegado cuatro de seis.",
        OccurredAt = Start.AddDays(-1),
        ReceivedAt = Start,
        ReceivedOn = new DateOnly(2026, 3, 2),
        Channel = "phone",
        TrackingKeyHash = [],
    };

    /// <summary>The case at a stage, reached the ordinary way.</summary>
    public static SomeCase At(Stage stage)
    {
        var some = new SomeCase(Rigour.Full);
        some.Reach(stage);
        Assert.Equal(stage, some.Case.Stage);
        return some;
    }

    public DateTimeOffset Later(TimeSpan? by = null) => Now += by ?? TimeSpan.FromMinutes(1);

    public void Reach(Stage stage)
    {
        if (stage >= Stage.Acknowledged) Case.Acknowledge("email", Actor.System, Later());
        if (stage >= Stage.Classified) Classify(Severity.Minor);
        if (stage >= Stage.Analysis) Analyse("El picking se hizo a ojo.", "");
        if (stage >= Stage.InProgress) { Analyse("El picking se hizo a ojo.", "La obra se para."); Case.Start(Ana, Later()); }
        if (stage >= Stage.Solved) Propose();
        if (stage >= Stage.Accepted) Case.Accept(Solution!, null, Carmen, Later());
        if (stage >= Stage.Closed) Case.Close(Ana, Later());
    }

    public void Classify(Severity severity, Urgency urgency = Urgency.Normal, Owner? owner = null, Owner? responsible = null) =>
        Case.Classify(new Classification { Severity = severity, Urgency = urgency }, owner ?? AnaOwns, responsible ?? LuisOwns, Ana, Later());

    public void Analyse(string cause, string consequences)
    {
        Analysis.Write(cause, consequences, null, null, Ana, Later());
        Case.RecordAnalysis(Analysis, Ana, Now);
    }

    public Solution Propose(string text = "Mañana salen las dos cajas.")
    {
        Solution = new Solution(Id<Solution>.New(Later()), Case.Id, text, Ana, Now);
        Case.Propose(Solution, Ana, Now);
        return Solution;
    }

    public CaseAction Act(ActionType type, string what = "Retener el envío")
    {
        var action = new CaseAction(Id<CaseAction>.New(Later()), Case.Id, type, what, Ana, Now);
        Case.Add(action, Ana, Now);
        return action;
    }

    public static string RefusedBy(Action act) => Assert.Throws<RefusedException>(act).Refusal.Code;
}
