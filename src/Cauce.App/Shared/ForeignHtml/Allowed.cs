using System.Collections.Frozen;

namespace Cauce.App.Shared.ForeignHtml;

/// <summary>What is left of HTML that others wrote: enough to read it as it was meant, nothing that acts, loads or covers.</summary>
internal static class Allowed
{
    /// <summary>Kept with their allowed attributes. An element of neither list is left out and its content stays.</summary>
    public static readonly FrozenSet<string> Elements = Set(
        "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer " +
        "h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr");

    /// <summary>Left out with all that is in them.</summary>
    public static readonly FrozenSet<string> Gone = Set(
        "applet audio base basefont bgsound button canvas datalist embed frame frameset head iframe input link meta noembed noframes object option optgroup param script select " +
        "source style svg math template textarea title track video");

    public static readonly FrozenSet<string> Void = Set("br col hr img wbr");

    public static readonly FrozenSet<string> Attributes = Set(
        "align alt bgcolor border cellpadding cellspacing char cite color colspan datetime dir face height lang nowrap open rowspan scope size span start title type valign width");

    /// <summary>Declarations of <c>style</c>. None of them takes an element out of its place.</summary>
    public static readonly FrozenSet<string> Properties = Set(
        "background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse border-color border-left border-left-color border-left-style " +
        "border-left-width border-radius border-right border-right-color border-right-style border-right-width border-spacing border-style border-top border-top-color border-top-style " +
        "border-top-width border-width color direction font font-family font-size font-style font-variant font-weight height letter-spacing line-height list-style-type margin " +
        "margin-bottom margin-left margin-right margin-top max-width padding padding-bottom padding-left padding-right padding-top text-align text-decoration text-indent " +
        "text-transform vertical-align white-space width word-break word-spacing");

    /// <summary>An address a reader may follow, in the form in which it is written down; null for every other.</summary>
    public static string? Link(string? address) =>
        Plain(address) is { } plain && Uri.TryCreate(plain, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel" ? plain : null;

    /// <summary>Browsers pass over control characters and white space within a scheme; so do we, before we look at it.</summary>
    public static string? Plain(string? address) => address is null ? null : string.Concat(address.Where(c => c > ' ' && !char.IsControl(c)));

    /// <summary>The declarations that are allowed, written anew; empty where none is.</summary>
    public static string Style(string style)
    {
        var kept = new List<string>();
        foreach (var declaration in style.Split(';'))
        {
            if (declaration.Split(':', 2) is [var name, var value] && Properties.Contains(name.Trim().ToLowerInvariant()) && IsHarmless(value.Trim()))
                kept.Add($"{name.Trim().ToLowerInvariant()}:{value.Trim()}");
        }
        return string.Join(';', kept);
    }

    private static bool IsHarmless(string value) =>
        value.Length is > 0 and < 200 && value.All(c => char.IsLetterOrDigit(c) || " #%.,()'\"-+!".Contains(c, StringComparison.Ordinal))
        && (!value.Contains('(', StringComparison.Ordinal) || value.StartsWith("rgb", StringComparison.OrdinalIgnoreCase) || value.StartsWith("hsl", StringComparison.OrdinalIgnoreCase))
        && !value.StartsWith('-') && !value.Contains("expression", StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
