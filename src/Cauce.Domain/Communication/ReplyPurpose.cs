namespace Cauce.Domain.Communication;

/// <summary>What a written answer to the customer is for; each is a letter of its own.</summary>
public enum ReplyPurpose
{
    /// <summary>An answer like any other.</summary>
    Answer = 1,

    /// <summary>We are at it and need more time: nothing is asked.</summary>
    Holding = 2,

    /// <summary>We need something of the customer to go on.</summary>
    InformationRequest = 3,

    /// <summary>What happens from here, step by step.</summary>
    NextSteps = 4,

    /// <summary>What the organisation has decided, and on what grounds.</summary>
    Decision = 5,

    /// <summary>What is given for the inconvenience or damage, and how it reaches the customer.</summary>
    Redress = 6,
}

public static class ReplyPurposes
{
    /// <summary>The customer is expected to say something.</summary>
    public static bool AwaitsCustomer(this ReplyPurpose purpose) => purpose is ReplyPurpose.Answer or ReplyPurpose.InformationRequest;
}
