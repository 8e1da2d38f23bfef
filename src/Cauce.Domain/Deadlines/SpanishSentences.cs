using System.Globalization;

namespace Cauce.Domain.Deadlines;

/// <summary>The sentence of each step of an explanation, in Spanish. Own day and month names: the machine may have no cultures installed.</summary>
internal static class SpanishSentences
{
    private static readonly string[] Days = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];

    private static readonly string[] Months =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    private static readonly Dictionary<string, (string One, string Many)> Units = new()
    {
        ["d"] = ("día natural", "días naturales"),
        ["wd"] = ("día hábil", "días hábiles"),
        ["h"] = ("hora", "horas"),
        ["wh"] = ("hora de atención", "horas de atención"),
        ["m"] = ("mes", "meses"),
    };

    private static readonly Dictionary<string, string> Places = new()
    {
        ["Atlantic/Canary"] = "Canarias",
        ["America/Bogota"] = "Bogotá",
        ["America/Mexico_City"] = "Ciudad de México",
        ["America/New_York"] = "Nueva York",
        ["Europe/Lisbon"] = "Lisboa",
        ["Europe/London"] = "Londres",
        ["Europe/Paris"] = "París",
    };

    internal static readonly IReadOnlyDictionary<string, Func<IReadOnlyList<string>, string>> All =
        new Dictionary<string, Func<IReadOnlyList<string>, string>>
        {
            ["received"] = part => $"Recibido el {Start(part)}.",
            ["last-word"] = part => $"Última comunicación: {Start(part)}.",
            ["term"] = part => part.Count > 2 ? $"Plazo: {Amount(part)} ({part[2]})." : $"Plazo: {Amount(part)}.",
            ["receipt-excluded"] = _ => "El día de la recepción no cuenta.",
            ["start-excluded"] = _ => "El día inicial no cuenta.",
            ["every-day-counts"] = _ => "Cuentan todos los días, también los fines de semana y los festivos.",
            ["date-to-date"] = _ => "Los meses se cuentan de fecha a fecha.",
            ["hours-run-on"] = _ => "Las horas corren seguidas, también de noche y en días inhábiles.",
            ["hours-of-office"] = _ => "Solo cuentan las horas de atención.",
            ["skipped"] = Skipped,
            ["month-end-last"] = part => $"{Month(part[1])} no tiene día {part[0]}: el plazo acaba el último día del mes.",
            ["month-end-next"] = part => $"{Month(part[1])} no tiene día {part[0]}: el plazo pasa al primer día hábil del mes siguiente, el {Day(part[2])}.",
            ["rolled"] = part => $"El {Day(part[0])} es inhábil: el plazo pasa al siguiente día hábil, el {Day(part[1])}.",
            ["due"] = part => $"Vence el {Instant(part[0], part[1])}.",
        };

    private static string Skipped(IReadOnlyList<string> part)
    {
        var count = int.Parse(part[0], CultureInfo.InvariantCulture);
        var holidays = part.Skip(1).Chunk(3).Select(holiday => $"{Day(holiday[0])} ({holiday[1]})").ToList();
        List<string> skipped = [];
        if (count > 0)
            skipped.Add(count == 1 ? "un fin de semana" : $"{count} fines de semana");
        if (holidays.Count > 0)
            skipped.Add((holidays.Count == 1 ? "el festivo " : "los festivos ") + SentenceWords.List(holidays, "y"));
        return $"{(count + holidays.Count == 1 ? "Se salta" : "Se saltan")} {string.Join(" y ", skipped)}.";
    }

    private static string Amount(IReadOnlyList<string> part) => $"{part[0]} {(part[0] == "1" ? Units[part[1]].One : Units[part[1]].Many)}";

    private static string Start(IReadOnlyList<string> part) => part.Count > 1 ? Instant(part[0], part[1]) : FullDay(part[0]);

    private static string Instant(string moment, string zone)
    {
        var hour = moment[11..];
        var place = SentenceWords.Place(zone, Places);
        return $"{FullDay(moment)} a {(hour.StartsWith("01", StringComparison.Ordinal) ? "la" : "las")} {hour} ({(place == "UTC" ? "hora UTC" : $"hora de {place}")})";
    }

    private static string FullDay(string text) => $"{Day(text)} de {text[..4]}";

    private static string Day(string text)
    {
        var date = SentenceWords.Date(text);
        return $"{Days[(int)date.DayOfWeek]} {date.Day} de {Months[date.Month - 1]}";
    }

    private static string Month(string text)
    {
        var month = Months[SentenceWords.Date(text).Month - 1];
        return char.ToUpperInvariant(month[0]) + month[1..];
    }
}
