namespace Cauce.Domain.Deadlines;

/// <summary>
/// One promise of time on one case: its facts, and the next moment somebody must look at it. Instants in UTC.
/// </summary>
/// <remarks>
/// Owned by the case; the key is (<see cref="CaseId"/>, <see cref="Name"/>). <see cref="Term"/> is stored in its written form.
/// A clock that starts again keeps only the facts of the current round; what happened before is in the case's history.
/// </remarks>
public sealed class Clock
{
    /// <summary>The early warning comes when this share of the time is gone.</summary>
    private const double WarnAfter = 0.75;

    private static readonly TimeSpan JustPast = TimeSpan.FromMilliseconds(1);

    private Clock()
    {
    }

    public Guid CaseId { get; private set; }

    public ClockName Name { get; private set; }

    public Term Term { get; private set; } = null!;

    /// <summary>The law or promise that sets the term; null when nobody wrote it down.</summary>
    public string? Source { get; private set; }

    /// <summary>1, then one more each time the clock starts again. Tells one round's notices from the next one's.</summary>
    public int Round { get; private set; }

    /// <summary>How many rounds went past due, this one included.</summary>
    public int RoundsMissed { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The last moment in time, inclusive.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How <see cref="DueAt"/> was obtained, in its stored form; <see cref="Explain"/> opens it.</summary>
    public string Explanation { get; private set; } = "";

    /// <summary>When three quarters of the time are gone, moved to the next opening when that still comes before the due date.</summary>
    public DateTimeOffset? WarnAt { get; private set; }

    public DateTimeOffset? WarnedAt { get; private set; }

    /// <summary>When it was noticed that the due date had gone by.</summary>
    public DateTimeOffset? BreachedAt { get; private set; }

    public DateTimeOffset? MetAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>When <see cref="Look"/> will have something to say: the warning, then just past due, then never.</summary>
    public DateTimeOffset? NextLookAt { get; private set; }

    /// <summary>Neither met nor stopped.</summary>
    public bool IsOpen => MetAt is null && StoppedAt is null;

    public static Clock Start(Guid caseId, ClockName name, Term term, DateTimeOffset at, WorkCalendar calendar, string? source = null)
    {
        var clock = new Clock { CaseId = caseId, Name = name, Term = term, Source = source };
        clock.Begin(at, calendar, StartEvent.Received);
        return clock;
    }

    public Explanation Explain() => Deadlines.Explanation.Parse(Explanation);

    public ClockState State(DateTimeOffset now)
    {
        if (MetAt is { } met)
            return met <= DueAt ? ClockState.Met : ClockState.MetLate;
        if (StoppedAt is not null)
            return ClockState.Stopped;
        if (now > DueAt)
            return ClockState.Overdue;
        return now >= WarnAt ? ClockState.DueSoon : ClockState.Running;
    }

    /// <summary>Time to the due date, negative when past it; null once met or stopped.</summary>
    public TimeSpan? TimeLeft(DateTimeOffset now) => IsOpen ? DueAt - now : null;

    /// <summary>The share of the time that is gone, from 0 to 1; of a met or stopped clock, when it ended.</summary>
    public double Spent(DateTimeOffset now) => Math.Clamp(((MetAt ?? StoppedAt ?? now) - StartedAt) / (DueAt - StartedAt), 0, 1);

    /// <summary>What was awaited has happened. Only the first time counts, and nothing once stopped.</summary>
    /// <returns>Whether this call met the clock.</returns>
    public bool Meet(DateTimeOffset at)
    {
        if (!IsOpen)
            return false;
        if (at > DueAt)
            Breach(at);
        MetAt = at.ToUniversalTime();
        NextLookAt = null;
        return true;
    }

    /// <summary>The worker's look: notes a warning or a breach once and moves <see cref="NextLookAt"/> past <paramref name="now"/>.</summary>
    /// <returns>What is new. A clock first looked at past its due date goes straight to overdue.</returns>
    public ClockAlarm Look(DateTimeOffset now)
    {
        if (!IsOpen || now < NextLookAt || NextLookAt is null)
            return ClockAlarm.None;
        if (now > DueAt)
        {
            Breach(now);
            NextLookAt = null;
            return ClockAlarm.Overdue;
        }
        WarnedAt = now.ToUniversalTime();
        NextLookAt = DueAt + JustPast;
        return ClockAlarm.DueSoon;
    }

    /// <summary>Nobody waits for it any more (the case was closed or withdrawn). A met clock stays met.</summary>
    public void Stop(DateTimeOffset at)
    {
        if (!IsOpen)
            return;
        StoppedAt = at.ToUniversalTime();
        NextLookAt = null;
    }

    /// <summary>A new round of the same term: the customer has heard from us and the silence is counted anew, or a stopped clock is needed again.</summary>
    /// <remarks>A round that ends past due counts as missed, noticed or not.</remarks>
    public void Restart(DateTimeOffset at, WorkCalendar calendar)
    {
        Meet(at);
        Begin(at, calendar, StartEvent.LastWord);
    }

    /// <summary>The same round by another term, counted from where it began; what is no longer open stays as it ended.</summary>
    public void Retime(Term term, string? source, WorkCalendar calendar)
    {
        if (!IsOpen || (term == Term && source == Source))
            return;
        Term = term;
        Source = source;
        var missed = RoundsMissed - (BreachedAt is null ? 0 : 1);
        Round--;
        Begin(StartedAt, calendar, Round == 0 ? StartEvent.Received : StartEvent.LastWord);
        RoundsMissed = missed;
    }

    private void Begin(DateTimeOffset at, WorkCalendar calendar, StartEvent startEvent)
    {
        var due = Term.DueFrom(at, calendar, Source, startEvent);
        Round++;
        StartedAt = at.ToUniversalTime();
        DueAt = due.DueAt;
        Explanation = due.Explanation.ToString();
        WarnAt = NextLookAt = WarningMoment(calendar);
        WarnedAt = BreachedAt = MetAt = StoppedAt = null;
    }

    private DateTimeOffset WarningMoment(WorkCalendar calendar)
    {
        var moment = StartedAt + TimeSpan.FromMilliseconds(Math.Floor((DueAt - StartedAt).TotalMilliseconds * WarnAfter));
        var open = calendar.Hours.AreEmpty ? moment : calendar.NextOpen(moment);
        return open < DueAt ? open : moment;
    }

    private void Breach(DateTimeOffset at)
    {
        if (BreachedAt is not null)
            return;
        BreachedAt = at.ToUniversalTime();
        RoundsMissed++;
    }
}
