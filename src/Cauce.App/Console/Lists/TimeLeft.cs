using System.Globalization;
using Cauce.App.Cases;

namespace Cauce.App.Console.Lists;

/// <summary>
/// What is left of a case's nearest clock, as a ring and a few words. Only an answer that is due makes a case late;
/// news that should have been given says so.
/// </summary>
/// <param name="State">As the styles name it: <c>ok</c>, <c>soon</c>, <c>late</c>, <c>done</c>, <c>paused</c>.</param>
/// <param name="Share">Of the clock's time, in whole percent.</param>
public readonly record struct TimeLeft(string State, int Share, string Text)
{
    /// <summary>From here on it is soon, as the clocks warn.</summary>
    private const double Soon = 0.25;

    public static TimeLeft Of(CaseRow row, DateTimeOffset now)
    {
        if (row.ClosedAt is not null)
            return new("done", 100, Texts.ClockClosed);
        if (row.NextDueAt is not { } due)
            return row.SolvedAt is null ? new("paused", 100, Texts.ClockNone) : new("done", 100, Texts.ClockAnswered);
        var left = due - now;
        if (left < TimeSpan.Zero && !IsLate(row, now))
            return new("soon", 100, string.Format(CultureInfo.CurrentCulture, Texts.ClockNewsLate, Spell(-left)));
        if (left < TimeSpan.Zero)
            return new("late", 0, string.Format(CultureInfo.CurrentCulture, Texts.ClockLate, Spell(-left)));
        var whole = due - (row.NextStartedAt ?? row.ReceivedAt);
        var share = whole <= TimeSpan.Zero ? 0 : Math.Clamp(left / whole, 0, 1);
        return new(share <= Soon ? "soon" : "ok", (int)Math.Round(share * 100), Spell(left));
    }

    /// <summary>Its answer is due and not given; the clocks may not have noticed yet.</summary>
    public static bool IsLate(CaseRow row, DateTimeOffset now) =>
        row.ClosedAt is null && (row.OverdueSince is not null || (row.SolvedAt is null && row.AnswerDueAt < now));

    /// <summary>Two units at most, and only one where the second says little.</summary>
    public static string Spell(TimeSpan time)
    {
        if (time < TimeSpan.FromHours(1))
            return $"{Math.Max(1, (int)time.TotalMinutes)} min";
        if (time < TimeSpan.FromDays(1))
            return time.Hours < 6 && time.Minutes > 0 ? $"{time.Hours} h {time.Minutes} min" : $"{time.Hours} h";
        return time.Days < 3 && time.Hours > 0 ? $"{time.Days} d {time.Hours} h" : $"{time.Days} d";
    }
}
