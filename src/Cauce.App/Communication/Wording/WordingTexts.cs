using System.Globalization;

namespace Cauce.App.Communication.Wording;

/// <summary>What letters and their placeholders are called, in the reader's language.</summary>
internal static class WordingTexts
{
    public static string Letter(string name) => Outbox.LetterWords.Of(name);

    /// <summary>When it is sent.</summary>
    public static string When(string name) => Say("When_" + name);

    public static string Placeholder(string name) => Say("Placeholder_" + name);

    /// <summary>Stands in the preview for what the case has not.</summary>
    public static string Sample(string name) => $"«{Say("Placeholder_" + name)}»";

    private static string Say(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
