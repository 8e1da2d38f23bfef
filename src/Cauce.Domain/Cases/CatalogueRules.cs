using Cauce.Domain.Common;

namespace Cauce.Domain.Cases;

/// <summary>Every "no" about the editable lists, by name.</summary>
public static class CatalogueRefusals
{
    /// <summary>Argument: the code.</summary>
    public static readonly Refusal CodeTaken = new("catalogue.code-taken") { Field = "Code" };

    /// <summary>Argument: the code.</summary>
    public static readonly Refusal CodeInvalid = new("catalogue.code-invalid") { Field = "Code" };

    public static readonly Refusal CategoryCycle = new("catalogue.category-cycle") { Field = "Parent" };

    /// <summary>Argument: the most levels.</summary>
    public static readonly Refusal CategoryTooDeep = new("catalogue.category-too-deep") { Field = "Parent" };

    /// <summary>Argument: the series.</summary>
    public static readonly Refusal SeriesInvalid = new("catalogue.series-invalid") { Field = "Series" };

    /// <summary>Arguments: the series, the kind that uses it, its format.</summary>
    public static readonly Refusal SeriesFormat = new("catalogue.series-format") { Field = "NumberFormat" };

    public static readonly Refusal LastKind = new("catalogue.last-kind");

    /// <summary>Argument: the most, in whole units of the currency.</summary>
    public static readonly Refusal CostOutOfRange = new("catalogue.cost-out-of-range");

    /// <summary>The program itself registers by it.</summary>
    public static readonly Refusal ImportChannel = new("catalogue.import-channel");
}

/// <summary>What holds between the entries of a list.</summary>
public static class CatalogueRules
{
    public const int MaxLevels = 6;

    /// <summary>Of a channel, for one case or one month; no sum of so much overflows.</summary>
    public const int MaxCost = 1_000_000;

    private const int MaxCode = 40;
    private const int MaxSeries = 12;

    /// <summary>Codes stand in addresses, imports and other programs: unaccented letters, digits, hyphens and dots.</summary>
    public static Refusal? WhyNotCode(string? code) =>
        code is { Length: > 0 and <= MaxCode } && char.IsAsciiLetter(code[0]) && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            ? null : CatalogueRefusals.CodeInvalid.With(code ?? "");

    /// <summary>
    /// Kinds that share a series share its counter, and so must write its numbers alike, or two cases could have the same one.
    /// A series is capital letters only: no other counter has such a name.
    /// </summary>
    /// <param name="others">The other kinds, retired ones too: their numbers stand.</param>
    public static Refusal? WhyNotNumber(string series, string format, IEnumerable<Kind> others, string language)
    {
        if (series.Length is 0 or > MaxSeries || !series.All(char.IsAsciiLetterUpper))
            return CatalogueRefusals.SeriesInvalid.With(series);
        if (CaseNumber.WhyNotFormat(format) is { } not)
            return not;
        var partner = others.FirstOrDefault(kind => kind.Series == series && kind.NumberFormat != format);
        return partner is null ? null : CatalogueRefusals.SeriesFormat.With(series, partner.Name.In(language), partner.NumberFormat);
    }

    /// <summary>Why a category cannot stand there: the tree has no circles and few levels.</summary>
    public static Refusal? WhyNotUnder(string code, string? parent, IReadOnlyCollection<Category> all)
    {
        if (parent is null)
            return null;
        var parents = all.ToDictionary(category => category.Code, category => category.Parent);
        if (!parents.ContainsKey(parent))
            return CaseRefusals.UnknownCategory.With(parent) with { Field = "Parent" };
        var above = 0;
        for (var at = parent; at is not null; at = parents.GetValueOrDefault(at))
        {
            if (at == code)
                return CatalogueRefusals.CategoryCycle;
            if (++above > MaxLevels)
                break;
        }
        return above + HeightOf(code, all, 0) > MaxLevels ? CatalogueRefusals.CategoryTooDeep.With(MaxLevels) : null;
    }

    /// <summary>Levels from a category down, itself included.</summary>
    private static int HeightOf(string code, IReadOnlyCollection<Category> all, int depth) =>
        depth > MaxLevels ? 1 : 1 + all.Where(category => category.Parent == code).Select(child => HeightOf(child.Code, all, depth + 1)).DefaultIfEmpty(0).Max();
}
