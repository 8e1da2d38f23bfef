using System.Globalization;
using System.Resources;

namespace Cauce.App.Shared;

/// <summary>Words for somebody who is not there: in their language, not in that of whoever is asking.</summary>
internal static class Phrase
{
    /// <param name="language"><c>es</c> or <c>en</c>.</param>
    public static string In(string language, ResourceManager texts, string key, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "es-ES");
        var words = texts.GetString(key, culture)!;
        return values.Length == 0 ? words : string.Format(culture, words, values);
    }
}
