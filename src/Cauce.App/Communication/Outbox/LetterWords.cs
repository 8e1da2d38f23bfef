using System.Globalization;

namespace Cauce.App.Communication.Outbox;

/// <summary>How letters, their states and their moments are called on the outbox's pages.</summary>
internal static class LetterWords
{
    /// <summary>A letter without a name of its own here is shown by its code.</summary>
    public static string Of(string letter) =>
        Texts.ResourceManager.GetString("Letter_" + letter, CultureInfo.CurrentUICulture) ?? letter;

    public static string Of(LetterState state) => state switch
    {
        LetterState.Sent => Texts.StateSent,
        LetterState.Kept => Texts.StateKept,
        LetterState.Failed => Texts.StateFailed,
        LetterState.Returned => Texts.StateReturned,
        _ => Texts.StateWaiting,
    };
}
