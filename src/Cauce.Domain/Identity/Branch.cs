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

    /// <summary>What its letters end with, after everything else: who writes, where, when somebody answers the telephone.</summary>
    public LocalText Signature { get; private set; } = new("", "");

    /// <summary>Colour of buttons and lines in its letters, <c>#rrggbb</c>; null: the house's.</summary>
    public string? Accent { get; private set; }

    public void Describe(string name, string timeZone)
    {
        Name = name;
        TimeZone = timeZone;
    }

    /// <exception cref="RefusedException">The accent is no colour, or white words cannot be read on it.</exception>
    public void Sign(LocalText signature, string? accent)
    {
        WhyNotAccent(accent).Enforce();
        Signature = signature;
        Accent = accent?.ToLowerInvariant();
    }

    private static Refusal? WhyNotAccent(string? accent) =>
        accent is null ? null
        : Color.TryParse(accent, out var color) ? color.ContrastWithWhite < 4.5 ? BranchRefusals.AccentTooLight : null
        : BranchRefusals.AccentUnreadable;

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
