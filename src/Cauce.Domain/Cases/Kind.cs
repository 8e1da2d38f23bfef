using Cauce.Domain.Common;

namespace Cauce.Domain.Cases;

/// <summary>When in the life of the relationship a need arises.</summary>
public enum Phase
{
    PreSale = 1,
    Contract = 2,
    PostSale = 3,
}

/// <summary>
/// What the customer needs of us: an incident, a complaint, a claim, an enquiry... An editable catalogue entry
/// that also varies the base flow.
/// </summary>
public sealed class Kind
{
    private Kind() { }

    public Kind(string code, LocalText name, Phase phase, string series)
    {
        Code = code;
        Name = name;
        Phase = phase;
        Series = series;
        NumberFormat = CaseNumber.DefaultFormat;
    }

    /// <summary>As the API writes it, e.g. <c>misconductReport</c>.</summary>
    public string Code { get; private set; } = "";

    public LocalText Name { get; private set; } = new("", "");

    /// <summary>The kind in the customer's own words, as the portal offers it.</summary>
    public LocalText Invitation { get; private set; } = new("", "");

    public Phase Phase { get; private set; }

    /// <summary>Prefix and counter of its numbers; kinds that share a series share the counter.</summary>
    public string Series { get; private set; } = "";

    /// <summary>See <see cref="CaseNumber.Format"/>.</summary>
    public string NumberFormat { get; private set; } = "";

    public Rigour Rigour { get; private set; } = Rigour.Full;

    /// <summary>False where there is nothing to accept (a suggestion, a compliment): the answer itself ends the case.</summary>
    public bool NeedsAcceptance { get; private set; } = true;

    /// <summary>True where the customer's silence, documented, may end the case; Ley 10/2025 art. 13.2 forbids it for complaints.</summary>
    public bool SilenceMayClose { get; private set; }

    /// <summary>Only people named on the case may see it.</summary>
    public bool IsConfidential { get; private set; }

    /// <summary>An apology belongs in the first answer.</summary>
    public bool DeservesApology { get; private set; } = true;

    public bool OfferedOnPortal { get; private set; } = true;

    public int Position { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public void Describe(LocalText name, LocalText invitation, Phase phase, int position)
    {
        Name = name;
        Invitation = invitation;
        Phase = phase;
        Position = position;
    }

    public void Number(string series, string format)
    {
        CaseNumber.WhyNotFormat(format).Enforce();
        Series = series;
        NumberFormat = format;
    }

    public void Flow(Rigour rigour, bool needsAcceptance, bool silenceMayClose, bool confidential)
    {
        Rigour = rigour;
        NeedsAcceptance = needsAcceptance;
        SilenceMayClose = silenceMayClose;
        IsConfidential = confidential;
    }

    public void Present(bool offeredOnPortal, bool deservesApology)
    {
        OfferedOnPortal = offeredOnPortal;
        DeservesApology = deservesApology;
    }

    public void Retire(DateTimeOffset now) => RetiredAt ??= now;

    public void Restore() => RetiredAt = null;
}
