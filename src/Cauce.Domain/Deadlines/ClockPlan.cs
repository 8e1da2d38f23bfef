namespace Cauce.Domain.Deadlines;

/// <summary>How long a kind of case may take: to acknowledge, between one word to the customer and the next, and to answer.</summary>
/// <param name="LegalSource">The law that sets the answer; null when it is the organisation's own promise.</param>
public sealed record ClockPlan(Term Acknowledge, Term Progress, Term Answer, string? LegalSource = null)
{
    /// <summary>
    /// Every trader in Spain with its consumers: an answer in 15 days. The law does not say working days, so by
    /// Código Civil art. 5.2 every day counts. In force since 28 December 2025; one month before. The other two are our own.
    /// </summary>
    public static readonly ClockPlan SpanishConsumers = new(
        new Term(1, TermUnit.WorkingDays),
        new Term(5, TermUnit.WorkingDays),
        new Term(15, TermUnit.CalendarDays),
        "TRLGDCU art. 21.2-21.3, Ley 10/2025");

    /// <summary>The three clocks of a case, running since its receipt.</summary>
    public IReadOnlyList<Clock> Start(Guid caseId, DateTimeOffset receivedAt, WorkCalendar calendar) =>
    [
        Clock.Start(caseId, ClockName.Acknowledge, Acknowledge, receivedAt, calendar),
        Clock.Start(caseId, ClockName.Progress, Progress, receivedAt, calendar),
        Clock.Start(caseId, ClockName.Answer, Answer, receivedAt, calendar, LegalSource),
    ];
}
