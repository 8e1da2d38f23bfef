using System.Globalization;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>What is said beside a file that does not simply go out.</summary>
internal static class FileWords
{
    /// <summary>Named in Assets/icons.txt.</summary>
    public static string IconOf(FileStanding standing) => standing.State == FileState.Infected ? "ban" : standing.State == FileState.Held ? "clock" : "shield";

    /// <summary>For staff; nothing where there is nothing to say.</summary>
    /// <param name="when">How a moment is told on that page.</param>
    public static MarkupString Of(FileStanding standing, Func<DateTimeOffset, string> when) => standing.State switch
    {
        FileState.Held => Note("soon", standing.Since is { } since ? Fill(Texts.FileHeldSince, when(since)) : Texts.FileHeld),
        FileState.Unscannable => Note("soon", Texts.FileUnscannable),
        FileState.Infected => Note("late", Fill(Texts.FileInfected, standing.Finding ?? "")),
        _ => default,
    };

    public static MarkupString ToCustomer(FileStanding standing) => standing.State switch
    {
        FileState.Held => Note("plain", Texts.FileHeldForCustomer),
        FileState.Unscannable => Note("plain", Texts.FileUnscannableForCustomer),
        FileState.Infected => Note("late", Texts.FileInfectedForCustomer),
        _ => default,
    };

    private static string Fill(string words, string value) => string.Format(CultureInfo.CurrentCulture, words, value);

    private static MarkupString Note(string tone, string words) => new Html().Add($"""<span class="badge" data-tone="{tone}">{words}</span>""").Take();
}
