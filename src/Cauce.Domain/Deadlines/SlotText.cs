using System.Globalization;
using Cauce.Domain.Common;

namespace Cauce.Domain.Deadlines;

/// <summary>The slots of a day as people write them: <c>9:00-14:00, 16-19</c>. Nothing means closed; <c>0-0</c> the whole day.</summary>
public static class SlotText
{
    private static readonly string[] Times = ["H:mm", "HH:mm", "H.mm", "%H"];

    /// <exception cref="RefusedException"><see cref="DeadlineRefusals.SlotsUnreadable"/>, <see cref="DeadlineRefusals.SlotEmpty"/>.</exception>
    public static IReadOnlyList<TimeSlot> Read(string? text)
    {
        const StringSplitOptions tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        return [.. (text ?? "").Split([',', ';', '\n'], tidy).Select(slot =>
        {
            var ends = slot.Split(['-', '–', '—'], StringSplitOptions.TrimEntries);
            return ends.Length == 2 && Time(ends[0]) is { } from && Time(ends[1]) is { } to
                ? new TimeSlot(from, to)
                : throw DeadlineRefusals.SlotsUnreadable.With(slot).AsException();
        })];
    }

    public static string Write(IEnumerable<TimeSlot> slots) =>
        string.Join(", ", slots.Select(slot => string.Create(CultureInfo.InvariantCulture, $"{slot.From:HH\\:mm}-{slot.To:HH\\:mm}")));

    /// <summary>24:00 is the end of the day, as 00:00 is.</summary>
    private static TimeOnly? Time(string text) =>
        text is "24:00" or "24" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
