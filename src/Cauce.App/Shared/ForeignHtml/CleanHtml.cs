using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Cauce.App.Shared.ForeignHtml;

/// <summary>
/// Writes HTML of others anew, by lists of what is allowed (<see cref="Allowed"/>). It is read as a browser reads it and
/// written by us alone, so that nothing depends on how broken markup is mended. The walk has a stack of its own: however deep
/// the markup nests, the program stands.
/// </summary>
/// <param name="picture">The data: address of a picture that came with the words, by its Content-ID; null where there is none.</param>
/// <param name="withRemoteImages">Pictures from elsewhere are loaded: their sender learns that somebody reads.</param>
internal sealed class CleanHtml(Func<string, string?> picture, bool withRemoteImages)
{
    /// <summary>Deeper than this nobody writes; to read it would take the program minutes.</summary>
    public const int MostDepth = 2000;

    private readonly StringBuilder html = new();

    /// <summary>Null: it is nested beyond <see cref="MostDepth"/> and is not shown.</summary>
    public string? Write(string foreign)
    {
        if (Depth(foreign) > MostDepth)
            return null;
        var body = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(foreign).Body;
        html.Clear();
        var open = new Stack<(INode Node, bool IsEnd)>();
        Push(open, body);
        while (open.TryPop(out var next))
        {
            if (next.IsEnd)
                html.Append("</").Append(((IElement)next.Node).LocalName).Append('>');
            else if (next.Node is IText text)
                Text(text.Data);
            else if (next.Node is IElement element)
                Enter(element, open);
        }
        return html.ToString();
    }

    private void Enter(IElement element, Stack<(INode, bool)> open)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri || Allowed.Gone.Contains(name))
            return;
        if (!Allowed.Elements.Contains(name))
        {
            Push(open, element);
            return;
        }
        html.Append('<').Append(name);
        foreach (var attribute in element.Attributes)
            Attribute(attribute);
        if (name == "a" && Allowed.Link(element.GetAttribute("href")) is { } link)
            Attribute("href", link).Append(" rel=\"noopener noreferrer nofollow\" target=\"_blank\"");
        if (name == "img" && Source(element.GetAttribute("src")) is { } source)
            Attribute("src", source).Append(" referrerpolicy=\"no-referrer\"");
        html.Append('>');
        if (Allowed.Void.Contains(name))
            return;
        open.Push((element, true));
        Push(open, element);
    }

    private void Attribute(IAttr attribute)
    {
        if (attribute.LocalName == "style")
        {
            if (Allowed.Style(attribute.Value) is { Length: > 0 } style)
                Attribute("style", style);
        }
        else if (Allowed.Attributes.Contains(attribute.LocalName) && attribute.NamespaceUri is null)
            Attribute(attribute.LocalName, attribute.Value);
    }

    private StringBuilder Attribute(string name, string value) =>
        html.Append(' ').Append(name).Append("=\"").Append(System.Net.WebUtility.HtmlEncode(value)).Append('"');

    private string? Source(string? address)
    {
        var plain = Allowed.Plain(address) ?? "";
        if (plain.StartsWith("cid:", StringComparison.OrdinalIgnoreCase))
            return picture(Uri.UnescapeDataString(plain[4..]));
        return withRemoteImages && plain.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? plain : null;
    }

    private void Text(string words) => html.Append(System.Net.WebUtility.HtmlEncode(words));

    private static void Push(Stack<(INode, bool)> open, INode? parent)
    {
        // By place: the library walks all of them to find one's neighbour.
        for (var i = (parent?.ChildNodes.Length ?? 0) - 1; i >= 0; i--)
            open.Push((parent!.ChildNodes[i], false));
    }

    /// <summary>How deep its tags nest at most, by counting them: every beginning that its end does not follow goes deeper.</summary>
    private static int Depth(string foreign)
    {
        var (depth, most) = (0, 0);
        for (var at = foreign.IndexOf('<'); at >= 0 && at + 1 < foreign.Length; at = foreign.IndexOf('<', at + 1))
        {
            if (foreign[at + 1] == '/')
                depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(foreign[at + 1]) && !EndsItself(foreign.AsSpan(at + 1)))
                most = Math.Max(most, ++depth);
        }
        return most;
    }

    /// <summary>Elements that have no end, or whose next one ends them.</summary>
    private static bool EndsItself(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length]))
            length++;
        return tag[..length].ToString().ToLowerInvariant() is "br" or "hr" or "img" or "meta" or "link" or "input" or "col" or "wbr" or "base" or "area"
            or "p" or "li" or "td" or "th" or "tr" or "dt" or "dd" or "option";
    }
}
