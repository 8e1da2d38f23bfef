using System.Globalization;

namespace Cauce.App.Insights;

public enum Unit
{
    Cases,
    Percent,
    Days,
    Hours,
}

/// <summary>
/// One measure, defined once: the dashboard, the API and every export show this name, this definition and this value.
/// Title, definition, formula and population are in the texts, under <c>Measure_</c> and the name.
/// </summary>
/// <param name="Name">As the API writes it; never changed.</param>
/// <param name="Value">Null is "no data": a ratio of nothing is not zero.</param>
/// <param name="Population">How many cases the value speaks of.</param>
public sealed record Measure(string Name, Unit Unit, Func<Sums, double?> Value, Func<Sums, long> Population)
{
    public static readonly Refusal Unknown = new("measure.unknown") { Field = "names" };

    /// <summary>All of them. A new measure is a new line here and its texts.</summary>
    public static readonly IReadOnlyList<Measure> All =
    [
        new("total", Unit.Cases, s => s.Total, s => s.Total),
        new("open", Unit.Cases, s => s.Open, s => s.Total),
        new("overdue", Unit.Cases, s => s.Overdue, s => s.Total),
        new("solved", Unit.Cases, s => s.Solved, s => s.Total),
        new("resolved", Unit.Percent, s => s.Total == 0 ? null : 100.0 * s.Solved / s.Total, s => s.Total),
        new("meanDays", Unit.Days, s => s.MeanDays, s => s.Solved),
        new("meanHours", Unit.Hours, s => s.MeanDays * 24, s => s.Solved),
        new("medianDays", Unit.Days, s => s.DaysWithin(50), s => s.Solved),
        new("medianHours", Unit.Hours, s => s.DaysWithin(50) * 24, s => s.Solved),
        new("p90Days", Unit.Days, s => s.DaysWithin(90), s => s.Solved),
        new("serious", Unit.Percent, s => s.Total == 0 ? null : 100.0 * s.Serious / s.Total, s => s.Total),
    ];

    private static readonly Dictionary<string, Measure> ByName = All.ToDictionary(m => m.Name, StringComparer.Ordinal);

    /// <exception cref="RefusedException"><see cref="Unknown"/>.</exception>
    public static Measure Find(string name) =>
        ByName.TryGetValue(name, out var found) ? found : throw Unknown.With(name, string.Join(", ", ByName.Keys)).AsException();

    public string Title => Say("");

    public string Definition => Say("_definition");

    public string Formula => Say("_formula");

    public string PopulationText => Say("_population");

    public string UnitText => Texts.ResourceManager.GetString($"Unit_{Unit}", CultureInfo.CurrentUICulture)!;

    /// <summary>For people: whole cases, one decimal for the rest, a dash for no data.</summary>
    public string Show(double? value) =>
        value is not { } known ? Texts.NoData : known.ToString(Unit == Unit.Cases ? "N0" : "N1", CultureInfo.CurrentCulture);

    private string Say(string part) => Texts.ResourceManager.GetString($"Measure_{Name}{part}", CultureInfo.CurrentUICulture)!;
}
