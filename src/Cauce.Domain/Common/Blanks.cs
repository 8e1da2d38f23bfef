using System.Text.RegularExpressions;

namespace Cauce.Domain.Common;

/// <summary>What a ready-made text leaves to be filled in: <c>{{name}}</c>, <c>[…]</c>, <c>[NAME OF THE CUSTOMER]</c>.</summary>
public static partial class Blanks
{
    public static readonly Refusal Unfilled = new("text.unfilled") { Field = "Text" };

    /// <summary>Nothing goes to a customer while a blank in it is not filled; the argument is the first one.</summary>
    public static Refusal? WhyNotSend(string? text) =>
        text is not null && Shape().Match(text) is { Success: true } blank ? Unfilled.With(blank.Value) : null;

    [GeneratedRegex(@"\{\{\s*\p{L}\w{0,40}\s*\}\}|\[(\.\.\.|…)\]|\[\p{Lu}[\p{Lu} ]{3,40}\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
