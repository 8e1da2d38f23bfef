using Cauce.Domain.Common;

namespace Cauce.Domain.Cases;

/// <summary>Why the customer complains, in the words of the house: missed deadline, defective material...</summary>
public sealed class Reason : CatalogueEntry
{
    private Reason() { }

    public Reason(string code, LocalText name, int position) : base(code, name, position) { }
}

/// <summary>A node of the typology tree that codes what happened; counts add up along the tree.</summary>
public sealed class Category : CatalogueEntry
{
    private Category() { }

    public Category(string code, LocalText name, int position, string? parent) : base(code, name, position) => Parent = parent;

    /// <summary>Code of the node above, or null at the root.</summary>
    public string? Parent { get; private set; }

    public void PutUnder(string? parent) => Parent = parent;
}

/// <summary>A way in: web, e-mail, telephone, counter, letter...</summary>
public sealed class Channel : CatalogueEntry
{
    private Channel() { }

    public Channel(string code, LocalText name, int position) : base(code, name, position) { }

    /// <summary>How to reach us by it, as the portal publishes it (number, address, hours); empty where it is not published.</summary>
    public LocalText Contact { get; private set; } = new("", "");

    /// <summary>What each case that comes by it costs us; null where nobody has said.</summary>
    public Money? CostPerCase { get; private set; }

    /// <summary>What it costs us a month, however many cases come by it; null where nobody has said.</summary>
    public Money? CostPerMonth { get; private set; }

    public void Publish(LocalText contact) => Contact = contact;

    /// <exception cref="RefusedException"><see cref="CatalogueRefusals.CostOutOfRange"/>.</exception>
    public void Price(Money? perCase, Money? perMonth)
    {
        WhyNotCost(perCase, nameof(CostPerCase)).Enforce();
        WhyNotCost(perMonth, nameof(CostPerMonth)).Enforce();
        (CostPerCase, CostPerMonth) = (perCase, perMonth);
    }

    /// <summary>What so many cases cost over so many months; null while one of its two figures is missing: what nobody has said is not free.</summary>
    public Money? CostOf(long cases, int months) =>
        CostPerCase is { } perCase && CostPerMonth is { } perMonth ? perCase.Times(cases) + perMonth.Times(months) : null;

    private static Refusal? WhyNotCost(Money? cost, string field) =>
        cost is { Amount: < 0 or > CatalogueRules.MaxCost } ? CatalogueRefusals.CostOutOfRange.With(CatalogueRules.MaxCost) with { Field = field } : null;
}

/// <summary>A functional area that may have a part in a case: warehouse, billing, transport...</summary>
public sealed class Area : CatalogueEntry
{
    private Area() { }

    public Area(string code, LocalText name, int position) : base(code, name, position) { }
}

/// <summary>A process of the organisation a case can be about: sale, delivery, invoicing...</summary>
public sealed class Process : CatalogueEntry
{
    private Process() { }

    public Process(string code, LocalText name, int position) : base(code, name, position) { }
}

/// <summary>An entry of an editable list: it is renamed or retired, never removed, so that old cases keep their words.</summary>
public abstract class CatalogueEntry
{
    private protected CatalogueEntry() { }

    private protected CatalogueEntry(string code, LocalText name, int position)
    {
        Code = code;
        Name = name;
        Position = position;
    }

    public string Code { get; private set; } = "";

    public LocalText Name { get; private set; } = new("", "");

    public int Position { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public void Describe(LocalText name, int position)
    {
        Name = name;
        Position = position;
    }

    public void Retire(DateTimeOffset now) => RetiredAt ??= now;

    public void Restore() => RetiredAt = null;
}
