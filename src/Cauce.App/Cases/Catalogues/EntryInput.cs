using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases.Catalogues;

/// <summary>An entry of a list, as the form has it.</summary>
public sealed class EntryInput
{
    /// <summary>Only of a new entry: a code that cases carry is never changed.</summary>
    [MaxLength(40)]
    public string? Code { get; set; }

    [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
    [MaxLength(Text.MaxLine, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? NameEs { get; set; }

    [MaxLength(Text.MaxLine, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? NameEn { get; set; }

    /// <summary>Of a category: the code above it.</summary>
    public string? Parent { get; set; }

    /// <summary>Of a channel: how to reach us by it, as the portal publishes it.</summary>
    [MaxLength(1000, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? ContactEs { get; set; }

    [MaxLength(1000, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? ContactEn { get; set; }

    /// <summary>Of a channel: what each case costs, as people write amounts; empty where nobody knows.</summary>
    [MaxLength(40, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? CostPerCase { get; set; }

    /// <summary>Of a channel: what it costs a month.</summary>
    [MaxLength(40, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? CostPerMonth { get; set; }

    /// <summary>The amounts as they were read.</summary>
    internal (Money? PerCase, Money? PerMonth) Costs { get; private set; }

    /// <summary>Reads the amounts as the one who writes them writes numbers.</summary>
    /// <exception cref="RefusedException">One of them is none.</exception>
    internal void ReadCosts(Currency currency) =>
        Costs = (Read(CostPerCase, currency, nameof(CostPerCase)), Read(CostPerMonth, currency, nameof(CostPerMonth)));

    internal LocalText Name() => new(Text.Line(NameEs, nameof(NameEs)), Text.OptionalLine(NameEn, nameof(NameEn)) ?? "");

    internal static EntryInput Of(CatalogueList list, CatalogueEntry entry)
    {
        var input = new EntryInput { Code = entry.Code, NameEs = entry.Name.Es, NameEn = entry.Name.En };
        list.FillBack(entry, input);
        return input;
    }

    private static Money? Read(string? text, Currency currency, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            return Money.Parse(text, currency, CultureInfo.CurrentCulture);
        }
        catch (RefusedException no)
        {
            throw (no.Refusal with { Field = field }).AsException();
        }
    }
}
