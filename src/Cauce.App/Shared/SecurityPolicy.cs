using System.Text.Json;

namespace Cauce.App.Shared;

/// <summary>The content security policy of our own pages: nothing inline, nothing foreign.</summary>
internal static class SecurityPolicy
{
    public static readonly string ForPages =
        $"default-src 'none'; script-src 'self'; style-src 'self'{TurboStyle()}; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For a page of ours that pages of these origins, and no others, may show in a frame.</summary>
    public static string ForFramesOn(IEnumerable<string> origins) =>
        string.Join(' ', origins) is { Length: > 0 } sites ? ForPages.Replace("frame-ancestors 'none'", $"frame-ancestors {sites}", StringComparison.Ordinal) : ForPages;

    /// <summary>For files that others made: nothing runs, whatever they hold.</summary>
    public const string ForFiles = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>For a page that shows a letter in a frame of our own.</summary>
    public static readonly string ForPagesWithLetters = ForPages + "; frame-src 'self'";

    /// <summary>For a letter in its frame: styled, and otherwise dead.</summary>
    public const string ForLetters = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

    /// <summary>The same, with pictures from elsewhere: somebody has asked for them.</summary>
    public const string ForLettersWithImages = "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; sandbox; frame-ancestors 'self'";

    /// <summary>Turbo writes one style element of its own; the asset build computes its hash.</summary>
    private static string TurboStyle()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "wwwroot", "csp.json");
        if (!File.Exists(file))
            return "";
        using var read = JsonDocument.Parse(File.ReadAllText(file));
        return $" '{read.RootElement.GetProperty("turboStyle").GetString()}'";
    }
}
