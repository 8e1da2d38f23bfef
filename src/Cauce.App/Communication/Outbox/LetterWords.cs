using System.Globalization;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Outbox;

/// <summary>How letters, their states and their moments are called on the outbox's pages.</summary>
internal static class LetterWords
{
    /// <summary>A letter without a name of its own here is shown by its code.</summary>
    public static string Of(string letter) =>
        Texts.ResourceManager.GetString("Letter_" + letter, CultureInfo.CurrentUICulture) ?? letter;

    /// <summary>Why a letter has not gone: the mail server's words, or ours.</summary>
    public static string Trouble(string error) => error == OutboxMessage.OverBudget ? Texts.OverBudget : error;

    /// <summary>Named in Assets/icons.txt.</summary>
    public static string IconOf(LetterState state) => state switch
    {
        LetterState.Sent => "check",
        LetterState.Delivered => "mailbox",
        LetterState.Kept => "folders",
        LetterState.Failed => "alert-circle",
        LetterState.Returned => "arrow-back-up",
        _ => "clock",
    };

    public static string Of(LetterState state) => state switch
    {
        LetterState.Sent => Texts.StateSent,
        LetterState.Kept => Texts.StateKept,
        LetterState.Failed => Texts.StateFailed,
        LetterState.Delivered => Texts.StateDelivered,
        LetterState.Returned => Texts.StateReturned,
        _ => Texts.StateWaiting,
    };
}
