using System.ComponentModel.DataAnnotations;
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

    internal LocalText Name() => new(Text.Line(NameEs, nameof(NameEs)), Text.OptionalLine(NameEn, nameof(NameEn)) ?? "");

    internal static EntryInput Of(CatalogueList list, CatalogueEntry entry)
    {
        var input = new EntryInput { Code = entry.Code, NameEs = entry.Name.Es, NameEn = entry.Name.En };
        list.FillBack(entry, input);
        return input;
    }
}
