namespace Cauce.Domain.Deadlines;

/// <summary>What a term is counted in.</summary>
public enum TermUnit
{
    /// <summary>Every day counts. A bare "days" of Spanish private law (Código Civil art. 5.2).</summary>
    CalendarDays,

    /// <summary>Only days that are neither weekend nor holiday.</summary>
    WorkingDays,

    /// <summary>Hours run on without a stop, night and holidays included.</summary>
    Hours,

    /// <summary>Hours run only while the office is open.</summary>
    WorkingHours,

    /// <summary>From date to date.</summary>
    Months,
}

/// <summary>What becomes of a term in months when the last month has no such day.</summary>
public enum MonthEnd
{
    /// <summary>The last day of that month (Spain, Código Civil art. 5.1).</summary>
    LastDay,

    /// <summary>The first working day of the month after (Peru, TUO Ley 27444 art. 145.3).</summary>
    NextMonth,
}

/// <summary>What becomes of a term whose last day is not a working day.</summary>
public enum Roll
{
    /// <summary>It ends that very day.</summary>
    None,

    /// <summary>It ends on the next working day (Colombia, Ley 4 de 1913 art. 62; Peru, TUO Ley 27444 art. 145.2).</summary>
    NextWorkingDay,
}

/// <summary>The moment of the last day at which a term in days or months ends.</summary>
public enum DayEnd
{
    /// <summary>The last moment of the day.</summary>
    Midnight,

    /// <summary>When the office closes (United Kingdom, DISP 1.5).</summary>
    CloseOfBusiness,
}
