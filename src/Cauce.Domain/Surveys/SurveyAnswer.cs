using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Surveys;

/// <summary>What the customer thought of how the case was handled, in four ratings. One per case, never before it is closed.</summary>
/// <remarks>Ley 10/2025 art. 18.2 forbids asking before the complaint is resolved.</remarks>
public sealed class SurveyAnswer
{
    private SurveyAnswer() { }

    public Id<Case> CaseId { get; private set; }

    /// <summary>1 (very bad) to 5 (very good), as the other ratings.</summary>
    public int Solution { get; private set; }

    public int Time { get; private set; }

    public int Treatment { get; private set; }

    /// <summary>The compensation; null where the customer says there was nothing to compensate.</summary>
    public int? Redress { get; private set; }

    public string? Comment { get; private set; }

    public DateTimeOffset At { get; private set; }

    public byte[] Salt { get; private set; } = [];

    /// <summary>Why the customer may not answer now.</summary>
    public static Refusal? WhyNotAnswer(Case @case, bool answeredBefore)
    {
        if (answeredBefore) return SurveyRefusals.AlreadyAnswered;
        return @case.IsOpen || @case.Outcome is ClosureOutcome.Merged or ClosureOutcome.Imported ? SurveyRefusals.NotClosed : null;
    }

    /// <exception cref="RefusedException">See <see cref="WhyNotAnswer"/>, or a rating is missing or not from 1 to 5.</exception>
    public static SurveyAnswer Give(Case @case, Ratings ratings, bool answeredBefore, Actor actor, DateTimeOffset now)
    {
        WhyNotAnswer(@case, answeredBefore).Enforce();
        var answer = new SurveyAnswer
        {
            CaseId = @case.Id,
            Solution = Rating(ratings.Solution, nameof(Solution)),
            Time = Rating(ratings.Time, nameof(Time)),
            Treatment = Rating(ratings.Treatment, nameof(Treatment)),
            Redress = ratings.Redress is null ? null : Rating(ratings.Redress, nameof(Redress)),
            Comment = string.IsNullOrWhiteSpace(ratings.Comment) ? null : Text.Body(ratings.Comment, nameof(Comment), 4000),
            At = now,
            Salt = Content.NewSalt(),
        };
        @case.Record(SurveyHistory.Answered, actor, now,
            new Details { { "solution", answer.Solution }, { "time", answer.Time }, { "treatment", answer.Treatment }, { "redress", answer.Redress } },
            answer.AsContent());
        return answer;
    }

    /// <summary>What the history vouches for: every rating and the comment.</summary>
    public Content AsContent() =>
        Content.Of(CaseId.Value, Salt, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Solution} {Time} {Treatment} {Redress}\n{Comment}"));

    private static int Rating(int? given, string field) => given switch
    {
        null => throw (SurveyRefusals.RatingMissing with { Field = field }).AsException(),
        >= 1 and <= 5 => given.Value,
        _ => throw (SurveyRefusals.RatingOutOfRange with { Field = field }).AsException(),
    };
}

/// <summary>The ratings as given; null for none.</summary>
public sealed record Ratings(int? Solution, int? Time, int? Treatment, int? Redress, string? Comment);

public static class SurveyHistory
{
    public const string Answered = "survey.answered";
}

public static class SurveyRefusals
{
    public static readonly Refusal NotClosed = new("survey.not-closed");
    public static readonly Refusal AlreadyAnswered = new("survey.already-answered");
    public static readonly Refusal RatingMissing = new("survey.rating-missing");
    public static readonly Refusal RatingOutOfRange = new("survey.rating-out-of-range");
}
