using System.Globalization;
using System.Runtime.InteropServices;
using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Import;

/// <summary>A date as a cell holds it: by the calendar on the wall, with the time of day and the offset from UTC only where the cell says so.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellDate(DateOnly Date, TimeOnly? Time = null, TimeSpan? Offset = null)
{
    private static readonly string[] WithOffset = ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mmzzz"];

    private static readonly string[] Months =
    [
        "enero january",
        "febrero february",
        "marzo march",
        "abril april",
        "mayo may",
        "junio june",
        "julio july",
        "agosto august",
        "septiembre september setiembre",
        "octubre october",
        "noviembre november",
        "diciembre december",
    ];

    private static readonly string[] Weekdays =
        "lunes martes miercoles jueves viernes sabado domingo monday tuesday wednesday thursday friday saturday sunday".Split(' ');

    /// <summary>Reads a cell; null when it is no date in that order (31/12 by month first).</summary>
    public static CellDate? Read(string? cell, DateOrder order)
    {
        var text = (cell ?? "").Trim();
        if (text.Length is 0 or > 60)
            return null;
        if (Serial(text) is { } serial)
            return serial;
        if (HasOffset(text) && DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            return new(DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromDateTime(instant.DateTime), instant.Offset);
        var tokens = Tokens(Halves(Fold.Text(text)));
        return tokens is { Count: >= 3 } && Day(tokens, order) is { } date && TimeAfter(tokens, out var time) ? new CellDate(date, time) : null;
    }

    internal bool Precedes(CellDate other) => Date < other.Date || (Date == other.Date && Time < other.Time && Offset == other.Offset);

    private static bool HasOffset(string text) => text.Length > 15 && (text[^1] is 'Z' || text[^6] is '+' or '-' || text[^3] is '+' or '-');

    // Spreadsheets count days since 30 December 1899 (their 1900 was a leap year); 20000 is 1954, 80000 is 2119.
    private static CellDate? Serial(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) || days is < 20_000 or >= 80_000)
            return null;
        var moment = new DateTime(1899, 12, 30).AddSeconds((double)decimal.Round(days * 86_400));
        return new(DateOnly.FromDateTime(moment), days == decimal.Truncate(days) ? null : TimeOnly.FromDateTime(moment));
    }

    private static string Halves(string folded) =>
        folded.Contains('m', StringComparison.Ordinal) ? folded.Replace("a. m", "am").Replace("p. m", "pm").Replace("a.m", "am").Replace("p.m", "pm") : folded;

    private static List<string>? Tokens(string folded)
    {
        var tokens = new List<string>();
        for (var at = 0; at < folded.Length; )
        {
            var start = at;
            while (at < folded.Length && char.IsAsciiDigit(folded[at]))
                at++;
            if (at == start)
            {
                while (at < folded.Length && char.IsAsciiLetter(folded[at]))
                    at++;
            }
            if (at > start && folded[start..at] is not ("de" or "del" or "of" or "at" or "t" or "h" or "a" or "las" or "st" or "nd" or "rd" or "th"))
                tokens.Add(folded[start..at]);
            else if (at == start && !IsSeparator(folded[at++]))
                return null;
            if (tokens.Count > 9)
                return null;
        }
        if (tokens.Count > 3 && IsWeekday(tokens))
            tokens.RemoveAt(0);
        return tokens is [{ Length: 8 } compact, ..] && char.IsAsciiDigit(compact[0])
            ? [compact[..4], compact[4..6], compact[6..], .. tokens.Skip(1)]
            : tokens;
    }

    private static bool IsSeparator(char c) => c is '/' or '-' or '.' or ' ' or ',' or ':' or '\'';

    // "mar" is Tuesday in Spanish unless it is the only month there is.
    private static bool IsWeekday(List<string> tokens) =>
        tokens[0].Length >= 3
        && Weekdays.Any(day => day.StartsWith(tokens[0], StringComparison.Ordinal))
        && (MonthNamed(tokens[0]) == 0 || tokens.Skip(1).Take(3).Any(token => MonthNamed(token) > 0));

    private static int MonthNamed(string word) =>
        word.Length < 3 ? 0 : Array.FindIndex(Months, names => names.Split(' ').Any(name => name.StartsWith(word, StringComparison.Ordinal))) + 1;

    private static DateOnly? Day(List<string> tokens, DateOrder order)
    {
        var named = tokens.FindIndex(0, 3, token => char.IsAsciiLetter(token[0]));
        if (named >= 0)
        {
            var rest = tokens.Take(3).Where((_, at) => at != named).ToList();
            var (day, year) = rest[0].Length == 4 ? (rest[1], rest[0]) : (rest[0], rest[1]);
            return Calendar(year, MonthNamed(tokens[named]), Number(day));
        }
        if (tokens[0].Length == 4)
            return Calendar(tokens[0], Number(tokens[1]), Number(tokens[2]));
        return order switch
        {
            DateOrder.DayMonthYear => Calendar(tokens[2], Number(tokens[1]), Number(tokens[0])),
            DateOrder.MonthDayYear => Calendar(tokens[2], Number(tokens[0]), Number(tokens[1])),
            _ => null,
        };
    }

    private static DateOnly? Calendar(string yearText, int month, int day)
    {
        var year = yearText.Length is 2 or 4 ? Number(yearText) : 0;
        if (yearText.Length == 2 && year >= 0)
            year += year < 80 ? 2000 : 1900;
        var valid = year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return valid ? new DateOnly(year, month, day) : null;
    }

    private static bool TimeAfter(List<string> tokens, out TimeOnly? time)
    {
        time = null;
        var rest = tokens.Skip(3).ToList();
        var half = rest.Find(token => token is "am" or "pm");
        rest.RemoveAll(token => token is "am" or "pm");
        if (rest.Count == 0)
            return half is null;
        var hour = Number(rest[0]);
        if (half is not null)
            hour = hour is < 1 or > 12 ? -1 : (hour % 12) + (half[0] == 'p' ? 12 : 0);
        var minute = rest.Count > 1 ? Number(rest[1]) : -1;
        var second = rest.Count > 2 ? Number(rest[2]) : 0;
        if (rest.Count > 4 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return false;
        time = new TimeOnly(hour, minute, second);
        return true;
    }

    private static int Number(string token) =>
        token.Length <= 4 && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
