using Cauce.Domain.Common;

namespace Cauce.Domain.Identity;

/// <summary>A site of the organisation. An agent sees the cases of their branches; each has its own calendar.</summary>
public sealed class Branch
{
    private Branch() { }

    public Branch(int id, string code, string name, string timeZone)
    {
        Id = id;
        Code = code;
        Name = name;
        TimeZone = timeZone;
    }

    public int Id { get; private set; }

    /// <summary>Short name for URLs, imports and the API, e.g. <c>valencia</c>.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>IANA name of the zone in which its dates are promised.</summary>
    public string TimeZone { get; private set; } = "Europe/Madrid";

    /// <summary>The branch that receives what comes in by the portal, when the customer names no other.</summary>
    public bool IsDefault { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public void Describe(string name, string timeZone)
    {
        Name = name;
        TimeZone = timeZone;
    }

    public void MakeDefault(bool isDefault) => IsDefault = isDefault;

    public Refusal? WhyNotRetire() => IsDefault ? BranchRefusals.DefaultStays : RetiredAt is not null ? BranchRefusals.Retired : null;

    /// <exception cref="RefusedException">See <see cref="WhyNotRetire"/>.</exception>
    public void Retire(DateTimeOffset now)
    {
        WhyNotRetire().Enforce();
        RetiredAt = now;
    }

    public void Restore() => RetiredAt = null;
}
