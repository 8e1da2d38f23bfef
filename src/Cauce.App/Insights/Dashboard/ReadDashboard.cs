using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;

namespace Cauce.App.Insights.Dashboard;

/// <summary>All that the dashboard shows, read once; page and exports stand on the same numbers.</summary>
public sealed class ReadDashboard(AppDb db, Catalogue catalogue, ReadMeasures measures, ReadQuestion questions)
{
    public const string Path = "/console/dashboard";

    private const int Top = 10;

    private static readonly Dimension[] Splits =
        [Dimensions.Kind, Dimensions.Channel, Dimensions.Stage, Dimensions.Severity, Dimensions.Priority, Dimensions.Origin, Dimensions.Branch];

    /// <summary>All that the figures depend on beside the question and what the database holds: who asks, the day, the words.</summary>
    public string Scope(Actor actor) => FormattableString.Invariant(
        $"{actor.Scope()}/{questions.Today():yyyy-MM-dd}/{catalogue.Current.StampRead}");

    public async Task<DashboardView> For(Actor actor, IQueryCollection query, CancellationToken cancel)
    {
        var asked = await questions.For(actor, query, Path, channel: null, cancel);
        var filter = asked.Filter;
        var labels = new Labels(asked.Known);
        var view = new DashboardView
        {
            Asked = asked,
            Labels = labels,
            Sums = await measures.Sum(actor, filter.Cases, cancel),
            Before = await measures.Sum(actor, filter.Before(), cancel),
            Months = await measures.SumBy(actor, filter.Cases, Dimensions.Month, cancel),
            Reasons = await measures.CountBy(actor, filter.Cases, Dimensions.Reason, cancel: cancel),
        };
        foreach (var by in Splits)
            view.Splits[by.Name] = await Read(actor, filter.Cases, by, most: null, cancel);
        foreach (var by in new[] { Dimensions.Customer, Dimensions.Product })
        {
            view.Splits[by.Name] = await Read(actor, filter.Cases, by, Top, cancel);
            await labels.Look(db, by, view.Splits[by.Name].Parts.Select(p => p.Key), cancel);
        }
        return view;
    }

    private async Task<Split> Read(Actor actor, CaseFilter filter, Dimension by, int? most, CancellationToken cancel)
    {
        var parts = await measures.CountBy(actor, filter, by, most, cancel);
        var monthly = by == Dimensions.Kind || most is not null
            ? await measures.CountByMonth(actor, filter, by, [.. parts.Select(p => p.Key)], cancel) : null;
        return new Split(by, InOrder(by, parts), monthly);
    }

    /// <summary>What has an order of its own keeps it: stages as they follow, the gravest and most pressing first.</summary>
    private static IReadOnlyList<Part> InOrder(Dimension by, IReadOnlyList<Part> parts)
    {
        if (by == Dimensions.Stage)
            return [.. parts.OrderBy(p => p.Key, StringComparer.Ordinal)];
        return by == Dimensions.Severity || by == Dimensions.Priority ? [.. parts.OrderByDescending(p => p.Key, StringComparer.Ordinal)] : parts;
    }
}

/// <summary>Cases by part, the largest first.</summary>
/// <param name="Monthly">The same by month, where the trend is shown.</param>
public sealed record Split(Dimension By, IReadOnlyList<Part> Parts, ILookup<string, PartOfMonth>? Monthly)
{
    public long Total => Parts.Sum(p => p.N);
}
