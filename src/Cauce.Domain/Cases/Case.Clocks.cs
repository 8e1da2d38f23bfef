using Cauce.Domain.Deadlines;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

public sealed partial class Case
{
    /// <summary>The calendar of its branch, handed in with the case: a clock that starts again counts by it.</summary>
    public WorkCalendar Calendar { get; private set; } = WorkCalendar.Spain;

    public Clock? ClockOf(ClockName name) => clocks.Find(clock => clock.Name == name);

    /// <summary>Gives a loaded case back what stands in other tables.</summary>
    public void Complete(IEnumerable<Clock> itsClocks, WorkCalendar calendar)
    {
        clocks.AddRange(itsClocks);
        Calendar = calendar;
    }

    /// <summary>The worker looks at what is due: a warning or a breach becomes a fact, once.</summary>
    public void LookAtClocks(DateTimeOffset now)
    {
        foreach (var clock in clocks)
        {
            var alarm = clock.Look(now);
            if (alarm == ClockAlarm.None)
                continue;
            if (alarm == ClockAlarm.Overdue && clock.Name == ClockName.Answer)
                OverdueSince ??= clock.DueAt;
            Record(alarm == ClockAlarm.Overdue ? CaseHistory.ClockBreached : CaseHistory.ClockWarned, Actor.System, now,
                new Details { { "clock", clock.Name }, { "due", clock.DueAt } });
        }
        FollowClocks();
    }

    /// <summary>
    /// An imported case was acknowledged and kept informed elsewhere, or was not: neither is ours to promise any more. The
    /// answer is still owed since its receipt; where it is late already, that is a fact of the case from the first day and
    /// no alarm, so that an imported backlog wakes nobody thousands of times.
    /// </summary>
    private void TakeOverClocks(DateTimeOffset now)
    {
        foreach (var clock in clocks.Where(clock => clock.Name != ClockName.Answer))
            clock.Stop(now);
        if (ClockOf(ClockName.Answer) is not { } answer)
            return;
        answer.Look(now);
        if (answer.BreachedAt is not null)
            OverdueSince = answer.DueAt;
    }

    /// <summary>Keeps the stored moments the lists are ordered by and the worker is woken by.</summary>
    private void FollowClocks()
    {
        NextLookAt = clocks.Min(clock => clock.NextLookAt);
        NextDueAt = clocks.Where(clock => clock.IsOpen).Min(clock => (DateTimeOffset?)clock.DueAt);
        if (ClockOf(ClockName.Answer) is { } answer)
            AnswerDueAt = answer.DueAt;
    }

    private void MeetAnswer(DateTimeOffset now)
    {
        ClockOf(ClockName.Answer)?.Meet(now);
        OverdueSince = null;
        ToldProgress(now);
    }

    /// <summary>The customer was told something: the silence starts again, unless everything was said.</summary>
    private void ToldProgress(DateTimeOffset now)
    {
        if (ClockOf(ClockName.Progress) is not { } progress)
            return;
        if (SolvedAt is null)
            progress.Restart(now, Calendar);
        else
            progress.Meet(now);
    }

    private void StopClocks(DateTimeOffset now)
    {
        foreach (var clock in clocks)
            clock.Stop(now);
        OverdueSince = null;
    }

    /// <summary>After a rejection or a reopening an answer is owed again, and so is a word on how it goes.</summary>
    private void OweAnswer(DateTimeOffset now)
    {
        ClockOf(ClockName.Answer)?.Restart(now, Calendar);
        ClockOf(ClockName.Progress)?.Restart(now, Calendar);
    }
}
