using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

/// <summary>Why it happened and what follows from it. One per case, completed over time.</summary>
public sealed class Analysis
{
    private Analysis() { }

    public Analysis(Id<Case> caseId)
    {
        CaseId = caseId;
        Salt = Content.NewSalt();
    }

    public Id<Case> CaseId { get; private set; }

    public string Cause { get; private set; } = "";

    public string Consequences { get; private set; } = "";

    /// <summary>Harm to the customer, 1 (none to speak of) to 5; null while not rated.</summary>
    public int? CustomerImpact { get; private set; }

    /// <summary>Harm to the company, 1 to 5; null while not rated.</summary>
    public int? CompanyImpact { get; private set; }

    public Guid? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public byte[] Salt { get; private set; } = [];

    public bool IsComplete => Cause.Length > 0 && Consequences.Length > 0;

    /// <summary>Both impacts are absent or between 1 and 5.</summary>
    public Refusal? WhyNotRated() => CustomerImpact is null or (>= 1 and <= 5) && CompanyImpact is null or (>= 1 and <= 5)
        ? null : CaseRefusals.ImpactOutOfRange;

    public void Write(string cause, string consequences, int? customerImpact, int? companyImpact, Actor actor, DateTimeOffset now)
    {
        Cause = cause.Trim();
        Consequences = consequences.Trim();
        CustomerImpact = customerImpact;
        CompanyImpact = companyImpact;
        By = actor.Id;
        At = now;
    }

    public Content AsContent() => Content.Of(CaseId.Value, Salt, ContentText());

    /// <summary>The text the history vouches for.</summary>
    public string ContentText() => $"{Cause}\n{Consequences}";
}

public enum ActionType
{
    /// <summary>Limits the damage now.</summary>
    Containment = 1,

    /// <summary>Removes the cause.</summary>
    Corrective = 2,

    /// <summary>Keeps it from happening elsewhere or again.</summary>
    Preventive = 3,
}

/// <summary>A step of the plan: what, by whom, by when.</summary>
public sealed class CaseAction
{
    private CaseAction() { }

    public CaseAction(Id<CaseAction> id, Id<Case> caseId, ActionType type, string what, Actor actor, DateTimeOffset now)
    {
        Id = id;
        CaseId = caseId;
        Type = type;
        What = what;
        By = actor.Id;
        At = now;
        Salt = Content.NewSalt();
    }

    public Id<CaseAction> Id { get; private set; }

    public Id<Case> CaseId { get; private set; }

    public ActionType Type { get; private set; }

    public string What { get; private set; } = "";

    /// <summary>The functional area that is asked, e.g. <c>warehouse</c>.</summary>
    public string? Area { get; private set; }

    /// <summary>The person who does it.</summary>
    public Guid? AssigneeId { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>The customer may read it among what has been done.</summary>
    public bool ToldToCustomer { get; private set; }

    public Guid? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public Guid? DoneBy { get; private set; }

    public byte[] Salt { get; private set; } = [];

    public void Ask(string? area, Guid? assignee, DateOnly? dueOn, bool toldToCustomer)
    {
        Area = area;
        AssigneeId = assignee;
        DueOn = dueOn;
        ToldToCustomer = toldToCustomer;
    }

    internal void Finish(Actor actor, DateTimeOffset now)
    {
        if (DoneAt is not null)
            CaseRefusals.ActionAlreadyDone.Enforce();
        DoneAt = now;
        DoneBy = actor.Id;
    }

    public Content AsContent() => Content.Of(Id.Value, Salt, What);
}
