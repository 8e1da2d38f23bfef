using Cauce.App.Data;
using System.Globalization;
using Cauce.App.Deadlines;
using Cauce.App.Shared;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>One sentence for each thing that can happen in a case, in the reader's language, with codes shown by their names.</summary>
public static class HistoryText
{
    /// <summary>The text key of a history code: <c>case.split-off</c> → <c>History_case_split_off</c>.</summary>
    public static string KeyOf(string what) => "History_" + what.Replace('.', '_').Replace('-', '_');

    /// <param name="zone">In which dates are told: the branch's.</param>
    public static string Of(HistoryEntry entry, Catalogue.Snapshot known, TimeZoneInfo zone) =>
        Of(entry.What, entry.ReadDetails(), known, zone);

    public static string Of(string what, IReadOnlyDictionary<string, string> details, Catalogue.Snapshot known, TimeZoneInfo zone)
    {
        var text = Texts.ResourceManager.GetString(KeyOf(what), CultureInfo.CurrentUICulture);
        return text is null ? what : Sentence.Fill(text, details, name => details.TryGetValue(name, out var raw) ? Show(what, name, raw, known, zone) : null);
    }

    private static string Show(string what, string name, string raw, Catalogue.Snapshot known, TimeZoneInfo zone) => (what, name) switch
    {
        (CaseHistory.KindChanged, "kind" or "from") or (_, "kind") => Local(known.Kinds[raw]?.Name) ?? raw,
        (CaseHistory.BranchChanged, "branch" or "from") => BranchName(raw, known),
        (CaseHistory.ActionAdded, "type") => Names.Of("ActionType", raw),
        (CaseHistory.Linked, "type") => Names.Of("LinkType", raw),
        (_, "channel") => Local(known.Channels[raw]?.Name) ?? raw,
        (_, "reason") => Local(known.Reasons[raw]?.Name) ?? raw,
        (_, "category") => Local(known.Categories[raw]?.Name) ?? raw,
        (_, "process") => Local(known.Processes[raw]?.Name) ?? raw,
        (_, "area") => Local(known.Areas[raw]?.Name) ?? raw,
        (_, "severity") => Names.Of("Severity", raw),
        (_, "urgency") => Names.Of("Urgency", raw),
        (_, "priority") => Names.Of("Priority", raw),
        (_, "origin") => Names.Of("Origin", raw),
        (_, "how") => Names.Of("Acceptance", raw),
        (_, "outcome") => Names.Of("ClosureOutcome", raw),
        (_, "clock") => Names.Of("ClockName", raw),
        ("mail.not-answered", "why") => Names.Of("NoAnswer", raw),
        (_, "purpose") => Names.Of("ReplyPurpose", raw),
        (_, "via") => Names.Of("Via", raw),
        (CaseHistory.FileAdded, "size") => Size(raw),
        (_, "received" or "occurred" or "due" or "promised" or "closed") => Date(raw, zone),
        _ => name.StartsWith("due.", StringComparison.Ordinal) ? Date(raw, zone) : raw,
    };

    private static string? Local(LocalText? text) => text?.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    private static string BranchName(string raw, Catalogue.Snapshot known) =>
        int.TryParse(raw, CultureInfo.InvariantCulture, out var id) && known.Branches[id] is { } branch ? branch.Name : raw;

    private static string Size(string raw) =>
        long.TryParse(raw, CultureInfo.InvariantCulture, out var bytes)
            ? FileSize.Of(bytes)
            : raw;

    private static string Date(string raw, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(raw, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("D", CultureInfo.CurrentCulture);
        return DateTimeOffset.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? TimeZoneInfo.ConvertTime(at, zone).ToString("f", CultureInfo.CurrentCulture) : raw;
    }
}
