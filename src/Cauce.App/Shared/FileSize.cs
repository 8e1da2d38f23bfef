using System.Globalization;

namespace Cauce.App.Shared;

/// <summary>How large a file is, as people read it: "182 kB", "2,4 MB".</summary>
internal static class FileSize
{
    public static string Of(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.CurrentCulture, $"{Math.Max(1, bytes / 1000)} kB")
        : string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e6:0.#} MB");
}
