using System.Globalization;
using Cauce.Domain.Intake.Messengers;

namespace Cauce.App.Intake.Messengers;

/// <summary>How messengers, states and reasons are called on their pages.</summary>
internal static class Sayings
{
    /// <summary>Of a messenger; one without words here is called by its code.</summary>
    public static string Of(string provider) => Say("Provider_" + provider) ?? provider;

    public static string About(string provider) => Say("About_" + provider) ?? "";

    public static string Of(IncomingState state) => Say("State_" + state) ?? state.ToString();

    public static string Why(string reason, string detail) =>
        reason.Length == 0 ? "" : Say("Why_" + reason) is { } words ? string.Format(CultureInfo.CurrentCulture, words, Say("Receipt_" + detail) ?? detail) : $"{reason} {detail}";

    /// <summary>A word of the form that differs from messenger to messenger; null where it has no such field.</summary>
    public static string? Field(string provider, string field) => Say($"Field_{provider}_{field}");

    public static string? Hint(string provider, string field) => Say($"Hint_{provider}_{field}");

    public static string IconOf(string provider) => provider switch { "whatsapp" => "brand-whatsapp", "telegram" => "send", _ => "webhook" };

    private static string? Say(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
