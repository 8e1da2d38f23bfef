using System.Globalization;

namespace Cauce.App.Console.Desk;

/// <summary>Writes moments as the people of a branch read them: in its zone, as short as the distance from now allows.</summary>
public sealed class When(TimeZoneInfo zone, DateTimeOffset now)
{
    private static bool Spanish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es";

    public DateTimeOffset Now => now;

    /// <summary>"18 nov", with the year where it is not this one.</summary>
    public string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(Local(at).DateTime));

    public string Day(DateOnly day) => day.ToString(day.Year == Local(now).Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal);

    public string Time(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"18 nov, 17:20".</summary>
    public string Moment(DateTimeOffset at) => $"{Day(at)}, {Time(at)}";

    /// <summary>"mié 9 dic, 14:00"; without the hour where it is the end of the day.</summary>
    public string Due(DateTimeOffset at)
    {
        var local = Local(at);
        var day = $"{local.ToString("ddd", CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal)} {Day(at)}";
        return local is { Hour: 23, Minute: 59 } ? day : $"{day}, {Time(at)}";
    }

    /// <summary>"miércoles, 9 de diciembre de 2026", for promises.</summary>
    public string InFull(DateTimeOffset at) => Local(at).ToString(Spanish ? "dddd, d 'de' MMMM 'de' yyyy" : "dddd, d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Heads a day of the timeline: "Hoy", "Ayer", "Miércoles, 18 de noviembre".</summary>
    public string DayHead(DateTimeOffset at)
    {
        var (day, today) = (Local(at).Date, Local(now).Date);
        var written = Local(at).ToString((Spanish ? "dddd, d 'de' MMMM" : "dddd, d MMMM") + (day.Year == today.Year ? "" : Spanish ? " 'de' yyyy" : " yyyy"), CultureInfo.CurrentCulture);
        var head = char.ToUpper(written[0], CultureInfo.CurrentCulture) + written[1..];
        return day == today ? Texts.Today : day == today.AddDays(-1) ? Texts.Yesterday : head;
    }

    public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>For the datetime attribute.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>For fields of type date and datetime-local.</summary>
    public string DayField(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string MomentField(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The two largest units, in abbreviations that both languages share.</summary>
    public static string Span(TimeSpan span)
    {
        var (days, hours, minutes) = ((int)span.TotalDays, span.Hours, span.Minutes);
        if (days > 0)
            return hours > 0 && days < 10 ? $"{days} d {hours} h" : $"{days} d";
        if (hours > 0)
            return minutes > 0 ? $"{hours} h {minutes} min" : $"{hours} h";
        return $"{minutes} min";
    }

    public string Ago(DateTimeOffset at) => Span((now - at).Duration());

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
}
