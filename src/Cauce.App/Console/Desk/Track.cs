using Cauce.Domain.Cases;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Console.Desk;

/// <summary>A stage of the way, with its date where it has been reached.</summary>
internal sealed record Step(Stage Stage, DateTimeOffset? At, bool IsDone, bool IsNow)
{
    public string Class => IsNow ? "step is-now" : IsDone ? "step is-done" : "step";
}

internal static class Track
{
    /// <summary>The eight stages. One without a date was skipped: a light case needs no written analysis.</summary>
    public static IEnumerable<Step> Of(Case c)
    {
        DateTimeOffset?[] dates = [c.RegisteredAt, c.AcknowledgedAt, c.ClassifiedAt, c.AnalysedAt ?? c.AnalysisStartedAt, c.StartedAt, c.SolvedAt, c.AcceptedAt, c.ClosedAt];
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var at = dates[(int)stage - 1];
            var reached = stage < c.Stage || (stage == Stage.Closed && c.Stage == stage);
            yield return new Step(stage, at, IsDone: reached && at is not null, IsNow: stage == c.Stage && stage != Stage.Closed);
        }
    }
}

/// <summary>A clock as its ring and words show it.</summary>
/// <param name="State">As the style sheet knows it: ok, soon, late, done, paused.</param>
internal sealed record ClockFace(string State, string Text, string Due, string Ring)
{
    public static ClockFace Of(Clock clock, When when)
    {
        var left = clock.TimeLeft(when.Now) ?? TimeSpan.Zero;
        var (state, text) = clock.State(when.Now) switch
        {
            ClockState.Running => ("ok", string.Format(Texts.TimeLeft, When.Span(left))),
            ClockState.DueSoon => ("soon", string.Format(Texts.TimeLeft, When.Span(left))),
            ClockState.Overdue => ("late", string.Format(Texts.TimeLate, When.Span(left.Negate()))),
            ClockState.Met => ("done", Texts.ClockMet),
            ClockState.MetLate => ("paused", Texts.ClockMetLate),
            _ => ("paused", Texts.ClockStopped),
        };
        var due = clock.MetAt is { } met ? when.Moment(met) : when.Due(clock.DueAt);
        var share = clock.IsOpen ? (int)Math.Round(100 * (1 - clock.Spent(when.Now))) : 100;
        return new ClockFace(state, text, due, $"{share} 100");
    }
}

internal static class Avatar
{
    /// <summary>One of six colours, the same for a name on every page.</summary>
    public static int Tone(string? name)
    {
        var sum = 0;
        foreach (var letter in name ?? "")
            sum = (sum * 31 + letter) & 0xFFFF;
        return 1 + sum % 6;
    }
}
