using System.Globalization;

namespace Cauce.App.Shared;

/// <summary>The words of every refusal, in the reader's language.</summary>
public static class Refusals
{
    /// <summary>Text keys are the codes with underscores: <c>case.cause-missing</c> → <c>Refusal_case_cause_missing</c>.</summary>
    public static string KeyOf(Refusal refusal) =>
        "Refusal_" + refusal.Code.Replace('.', '_').Replace('-', '_');

    internal static string? Find(Refusal refusal) => Texts.ResourceManager.GetString(KeyOf(refusal), CultureInfo.CurrentUICulture);

    public static string Tell(Refusal refusal) => Tell(refusal, CultureInfo.CurrentUICulture);

    /// <summary>For somebody who does not read it now.</summary>
    public static string Tell(Refusal refusal, CultureInfo reader)
    {
        var text = Texts.ResourceManager.GetString(KeyOf(refusal), reader) ?? refusal.Code;
        return refusal.Arguments.Length == 0 ? text : string.Format(reader, text, refusal.Arguments);
    }
}
