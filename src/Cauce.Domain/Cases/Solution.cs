using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

public enum SolutionAnswer
{
    Accepted = 1,
    Rejected = 2,

    /// <summary>Documented silence.</summary>
    None = 3,
}

/// <summary>What we propose to the customer to put it right, and what the customer answered.</summary>
public sealed class Solution
{
    private Solution() { }

    public Solution(Id<Solution> id, Id<Case> caseId, string text, Actor actor, DateTimeOffset now)
    {
        Id = id;
        CaseId = caseId;
        Text = text;
        By = actor.Id;
        At = now;
        Salt = Content.NewSalt();
    }

    public Id<Solution> Id { get; private set; }

    public Id<Case> CaseId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>It comes with an apology.</summary>
    public bool WithApology { get; private set; }

    /// <summary>What caused the problem, in the words it is told to the customer in; null where it is not told.</summary>
    public string? Origin { get; private set; }

    /// <summary>Offered after the customer rejected another.</summary>
    public bool IsAlternative { get; internal set; }

    public Guid? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public SolutionAnswer? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Who wrote the answer down: null when it was the customer.</summary>
    public Guid? AnsweredBy { get; private set; }

    /// <summary>The customer's reason, or the agent's evidence of what the customer said.</summary>
    public string? AnswerText { get; private set; }

    public byte[] Salt { get; private set; } = [];

    public void Apologise(bool withApology) => WithApology = withApology;

    public void TellOrigin(string? origin) => Origin = string.IsNullOrWhiteSpace(origin) ? null : origin;

    internal void Take(SolutionAnswer answer, string? text, Actor actor, DateTimeOffset now)
    {
        Answer = answer;
        AnswerText = text;
        AnsweredAt = now;
        AnsweredBy = actor.Kind == ActorKind.Customer ? null : actor.Id;
    }

    public Content AsContent() => Content.Of(Id.Value, Salt, ContentText());

    /// <summary>The text the history vouches for.</summary>
    public string ContentText() => Origin is null ? Text : $"{Text}\n{Origin}";

    public Content AnswerAsContent() => Content.Of(Id.Value, Salt, AnswerText ?? "");
}
