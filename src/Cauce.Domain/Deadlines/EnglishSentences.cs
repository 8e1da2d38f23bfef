using System.Globalization;

namespace Cauce.Domain.Deadlines;

/// <summary>The sentence of each step of an explanation, in English.</summary>
internal static class EnglishSentences
{
    private static readonly Dictionary<string, (string One, string Many)> Units = new()
    {
        ["d"] = ("calendar day", "calendar days"),
        ["wd"] = ("working day", "working days"),
        ["h"] = ("hour", "hours"),
        ["wh"] = ("working hour", "working hours"),
        ["m"] = ("month", "months"),
    };

    private static readonly Dictionary<string, string> Places = new() { ["Atlantic/Canary"] = "Canary Islands" };

    internal static readonly IReadOnlyDictionary<string, Func<IReadOnlyList<string>, string>> All =
        new Dictionary<string, Func<IReadOnlyList<string>, string>>
        {
            ["received"] = part => $"Received on {Start(part)}.",
            ["last-word"] = part => $"Last contact: {Start(part)}.",
            ["term"] = part => part.Count > 2 ? $"Term: {Amount(part)} ({part[2]})." : $"Term: {Amount(part)}.",
            ["receipt-excluded"] = _ => "The day of receipt does not count.",
            ["start-excluded"] = _ => "The first day does not count.",
            ["every-day-counts"] = _ => "Every day counts, weekends and holidays included.",
            ["date-to-date"] = _ => "Months are counted from date to date.",
            ["hours-run-on"] = _ => "Hours run without a stop, at night and on non-working days too.",
            ["hours-of-office"] = _ => "Only opening hours count.",
            ["skipped"] = Skipped,
            ["month-end-last"] = part => $"{Month(part[1])} has no day {part[0]}: the term ends on the last day of the month.",
            ["month-end-next"] = part => $"{Month(part[1])} has no day {part[0]}: the term moves to the first working day of the next month, {Day(part[2])}.",
            ["rolled"] = part => $"{Day(part[0])} is not a working day: the term moves to the next one, {Day(part[1])}.",
            ["due"] = part => $"Due on {Instant(part[0], part[1])}.",
        };

    private static string Skipped(IReadOnlyList<string> part)
    {
        var count = int.Parse(part[0], CultureInfo.InvariantCulture);
        var holidays = part.Skip(1).Chunk(3)
            .Select(holiday => $"{Day(holiday[0])} ({(holiday[1] == holiday[2] ? holiday[1] : $"{holiday[2]}, {holiday[1]}")})").ToList();
        List<string> skipped = [];
        if (count > 0)
            skipped.Add(count == 1 ? "one weekend" : $"{count} weekends");
        if (holidays.Count > 0)
            skipped.Add((holidays.Count == 1 ? "the holiday " : "the holidays ") + SentenceWords.List(holidays, "and"));
        return $"Skipped: {string.Join(" and ", skipped)}.";
    }

    private static string Amount(IReadOnlyList<string> part) => $"{part[0]} {(part[0] == "1" ? Units[part[1]].One : Units[part[1]].Many)}";

    private static string Start(IReadOnlyList<string> part) => part.Count > 1 ? Instant(part[0], part[1]) : FullDay(part[0]);

    private static string Instant(string moment, string zone)
    {
        var place = SentenceWords.Place(zone, Places);
        return $"{FullDay(moment)} at {moment[11..]} ({(place == "UTC" ? "UTC" : $"{place} time")})";
    }

    private static string FullDay(string text) => $"{Day(text)} {text[..4]}";

    private static string Day(string text) => SentenceWords.Date(text).ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private static string Month(string text) => SentenceWords.Date(text).ToString("MMMM", CultureInfo.InvariantCulture);
}
