using System.Globalization;
using Cauce.App.Cases;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;

namespace Cauce.App.Insights;

/// <summary>All the ways to split a measure. A new one is a new line here and its text.</summary>
internal static class Dimensions
{
    public static readonly Refusal Unknown = new("dimension.unknown") { Field = "by" };

    /// <summary>The whole as one part.</summary>
    public static readonly Dimension Whole = new Dimension<int>("all", null, (f, _) => f, c => 0, _ => "");

    /// <summary>Months of receipt as <c>yyyymm</c>.</summary>
    public static readonly Dimension Month = new Dimension<int>("month", null, (f, key) => InMonth(f, key),
        c => (c.ReceivedOn.Year * 100) + c.ReceivedOn.Month, Number);

    /// <summary>Numbers of branches.</summary>
    public static readonly Dimension Branch = new Dimension<int>("branch", null, (f, _) => f, c => c.Branch, Number);

    public static readonly Dimension Kind = new Dimension<string>("kind", Figure.Kind, (f, key) => f with { Kinds = [key] }, c => c.Kind, code => code);

    public static readonly Dimension Reason = new Dimension<string?>("reason", Figure.Reason, (f, key) => f with { Reasons = [key] }, c => c.Reason, code => code);

    public static readonly Dimension Stage = new Dimension<Stage>("stage", Figure.Stage,
        (f, key) => f with { Stages = [Read<Stage>(key)] }, c => c.Stage, stage => Number((int)stage));

    public static readonly Dimension Priority = new Dimension<Priority>("priority", Figure.Priority,
        (f, key) => f with { Priorities = [Read<Priority>(key)] }, c => c.Priority, priority => Number((int)priority));

    public static readonly Dimension Severity = new Dimension<Severity>("severity", Figure.Severity,
        (f, key) => f with { Severities = [Read<Severity>(key)] }, c => c.Severity, severity => Number((int)severity));

    public static readonly Dimension Origin = new Dimension<Origin>("origin", Figure.Origin,
        (f, key) => f with { Origins = [Read<Origin>(key)] }, c => c.Origin, origin => Number((int)origin));

    public static readonly Dimension Channel = new Dimension<string>("channel", Figure.Channel,
        (f, key) => f with { Channels = [key] }, c => c.Channel, code => code);

    public static readonly Dimension Customer = new Dimension<Id<Customer>?>("customer", Figure.Customer,
        (f, key) => f with { Customer = key }, c => c.CustomerId, id => id?.ToString());

    public static readonly Dimension Product = new Dimension<Id<Product>?>("product", Figure.Product,
        (f, key) => f with { Product = key }, c => c.ProductId, id => id?.ToString());

    /// <summary>Those that the tally does not count: every answer by them is computed from the cases.</summary>
    public static readonly Dimension Area = new Dimension<string?>("area", null, (f, key) => f with { Areas = [key] }, c => c.Area, code => code);

    public static readonly Dimension Category = new Dimension<string?>("category", null, (f, key) => f with { Categories = [key] }, c => c.Category, code => code);

    public static readonly IReadOnlyList<Dimension> All =
        [Month, Branch, Kind, Reason, Stage, Priority, Severity, Origin, Channel, Customer, Product, Area, Category];

    private static readonly Dictionary<string, Dimension> ByName = All.ToDictionary(d => d.Name, StringComparer.Ordinal);

    /// <exception cref="RefusedException"><see cref="Unknown"/>.</exception>
    public static Dimension Find(string name) =>
        ByName.TryGetValue(name, out var found) ? found : throw Unknown.With(name, string.Join(", ", ByName.Keys)).AsException();

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static T Read<T>(string key) where T : struct, Enum => (T)(object)int.Parse(key, CultureInfo.InvariantCulture);

    private static CaseFilter InMonth(CaseFilter filter, string key)
    {
        var month = Months.Parse(key);
        return filter with { From = month, To = month.AddMonths(1).AddDays(-1), Month = null };
    }
}
