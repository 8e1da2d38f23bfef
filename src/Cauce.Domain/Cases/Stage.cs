namespace Cauce.Domain.Cases;

/// <summary>Where a case stands on its way. Derived from its facts; stored only for the index of the list.</summary>
public enum Stage
{
    Registered = 1,
    Acknowledged = 2,
    Classified = 3,
    Analysis = 4,
    InProgress = 5,
    Solved = 6,
    Accepted = 7,
    Closed = 8,
}

/// <summary>Who noticed: both are equal flows with statistics of their own.</summary>
public enum Origin
{
    CustomerDetected = 1,
    SelfDetected = 2,
}

/// <summary>How much of the process is mandatory.</summary>
public enum Rigour
{
    /// <summary>A minor case may be answered without written analysis.</summary>
    Light = 1,

    /// <summary>Every case is classified and analysed before anything is done.</summary>
    Full = 2,
}
