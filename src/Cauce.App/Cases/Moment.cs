using System.Globalization;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Cases;

/// <summary>Reads a moment as people and programs write it.</summary>
public static class Moment
{
    public static readonly Refusal Unreadable = new("moment.unreadable");

    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];
    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "d/M/yyyy H:mm"];

    /// <summary>
    /// A day (local midnight), a local time in the calendar's zone,
    /// or an instant with its offset. In whole milliseconds.
    /// </summary>
    /// <exception cref="RefusedException"><see cref="Unreadable"/>, with the field.</exception>
    public static DateTimeOffset Read(string? text, WorkCalendar calendar, string field)
    {
        var written = (text ?? "").Trim();
        if (DateOnly.TryParseExact(written, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return calendar.StartOfDay(day);
        if (DateTime.TryParseExact(written, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return ToInstant(local, calendar.Zone);
        if (written.Length >= 16 && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && char.IsAsciiDigit(written[0]))
            return DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        throw (Unreadable.With(written) with { Field = field }).AsException();
    }

    /// <summary>A time on the wall, as an instant.</summary>
    internal static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone)
    {
        // A time that the clock change skips is read with the offset before it.
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-1)) : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

/// <summary>Reads a value of an enumeration as the API writes it (camelCase).</summary>
public static class Choice
{
    public static readonly Refusal Unknown = new("choice.unknown");

    /// <summary>Null for nothing.</summary>
    /// <exception cref="RefusedException"><see cref="Unknown"/>, with the field and what is allowed.</exception>
    public static T? Read<T>(string? text, string field) where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;
        throw (Unknown.With(text, string.Join(", ", Enum.GetNames<T>().Select(Write))) with { Field = field }).AsException();
    }

    /// <summary>As the API writes it.</summary>
    public static string Write(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    public static string Write<T>(T value) where T : struct, Enum => Write(value.ToString());
}
