using Cauce.Domain.Cases;
using Cauce.Domain.Common;

namespace Cauce.Domain.Communication;

/// <summary>By which way somebody is told.</summary>
public enum CircularWay
{
    /// <summary>There is none.</summary>
    None = 0,
    Email = 1,

    /// <summary>By telephone: a task for a person.</summary>
    Phone = 2,

    /// <summary>On paper: a task for a person.</summary>
    Letter = 3,
}

public enum LineState
{
    Waiting = 1,

    /// <summary>Said and written, in one transaction.</summary>
    Done = 2,

    /// <summary>A step of the plan asks a person to say it.</summary>
    ByHand = 3,

    /// <summary>Tried and refused; may be tried again.</summary>
    Refused = 4,

    /// <summary>Not meant to be told, as was shown beforehand.</summary>
    LeftOut = 5,
}

/// <summary>One of those whom a circular tells, and what became of it. A case is in a circular once.</summary>
public sealed class CircularLine
{
    private CircularLine() { }

    public CircularLine(Id<Circular> circularId, int position, Reached reached, CircularWay way)
    {
        CircularId = circularId;
        Position = position;
        (Name, Address, Language) = (reached.Name, reached.Address, reached.Language);
        Way = way;
    }

    public Id<Circular> CircularId { get; private set; }

    /// <summary>1, 2, 3…</summary>
    public int Position { get; private set; }

    /// <summary>Null for a customer without a case.</summary>
    public Id<Case>? CaseId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>E-mail address or telephone number; as it was pasted where nobody is known by it.</summary>
    public string Address { get; private set; } = "";

    public string Language { get; private set; } = "es";

    public CircularWay Way { get; private set; }

    public LineState State { get; private set; } = LineState.Waiting;

    /// <summary>Code of the refusal.</summary>
    public string? Refused { get; private set; }

    public string? RefusedArgument { get; private set; }

    /// <summary>The message, solution, notice or step of the plan that came of it.</summary>
    public Guid? Made { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public Refusal? WhyRefused => Refused is null ? null : RefusedArgument is null ? new Refusal(Refused) : new Refusal(Refused, RefusedArgument);

    public CircularLine InCase(Id<Case> id)
    {
        CaseId = id;
        return this;
    }

    public CircularLine LeaveOut(Refusal why)
    {
        State = LineState.LeftOut;
        Keep(why);
        return this;
    }

    public void Refuse(Refusal why, DateTimeOffset now)
    {
        State = LineState.Refused;
        Keep(why);
        DoneAt = now;
    }

    public void Finish(Guid made, DateTimeOffset now)
    {
        State = Way == CircularWay.Email ? LineState.Done : LineState.ByHand;
        (Refused, RefusedArgument) = (null, null);
        Made = made;
        DoneAt = now;
    }

    public void TryAgain()
    {
        if (State != LineState.Refused)
            return;
        State = LineState.Waiting;
        (Refused, RefusedArgument, DoneAt) = (null, null, null);
    }

    private void Keep(Refusal why) => (Refused, RefusedArgument) = (why.Code, why.Arguments.Length == 0 ? null : Text.ToLine(why.Arguments[0].ToString()));
}
