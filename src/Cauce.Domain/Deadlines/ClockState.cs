namespace Cauce.Domain.Deadlines;

/// <summary>The three things a customer waits for.</summary>
public enum ClockName
{
    /// <summary>To know that the complaint arrived.</summary>
    Acknowledge,

    /// <summary>To hear how it goes; starts again each time (the longest silence allowed).</summary>
    Progress,

    /// <summary>To have the answer.</summary>
    Answer,
}

/// <summary>Where a clock stands at some moment. Derived from its facts, never stored.</summary>
public enum ClockState
{
    Running,

    /// <summary>Running, and the warning moment has passed.</summary>
    DueSoon,

    /// <summary>Past due and still not met.</summary>
    Overdue,

    /// <summary>Met in time.</summary>
    Met,

    MetLate,

    /// <summary>No longer needed, and never met.</summary>
    Stopped,
}

/// <summary>What a look at a clock found for the first time.</summary>
public enum ClockAlarm
{
    None,
    DueSoon,
    Overdue,
}
