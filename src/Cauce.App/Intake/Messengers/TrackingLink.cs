using System.Text.RegularExpressions;

namespace Cauce.App.Intake.Messengers;

/// <summary>Finds a tracking link in what somebody writes: whoever has it may go on with that case.</summary>
internal static partial class TrackingLink
{
    /// <summary>Its key; null where there is none.</summary>
    public static string? KeyIn(string text) => Link().Match(text) is { Success: true } found ? found.Groups["key"].Value : null;

    [GeneratedRegex(@"https?://\S{1,200}/track/(?<key>[A-Za-z0-9_-]{32})(?![A-Za-z0-9_-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
