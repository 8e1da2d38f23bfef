using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;

namespace Cauce.App.Insights;

/// <summary><c>GET /api/v1/measures?names=&amp;by=&amp;from=&amp;to=&amp;…filter</c>: any measure of the catalogue, split by any dimension.</summary>
internal static class MeasuresApi
{
    private const int MostParts = 500;

    public static void MapMeasures(this IEndpointRouteBuilder api) => api.MapGet("/measures", Read)
        .WithTags("Measures").WithSummary("Any measure of the catalogue, split by any dimension").Produces<MeasureList>()
        .WithMetadata(
            new QueryWord("names", "Measures by name, separated by commas; all of them if absent.") { Values = [.. Measure.All.Select(m => m.Name)] },
            new QueryWord("by", "The dimension they are split by.") { Values = [.. Dimensions.All.Select(d => d.Name)] })
        .WithMetadata([.. CaseFilterPart.All.Where(part => part.Name is not ("sort" or "dir" or "cursor" or "limit")).Select(part => part.Word)]);

    private static async Task<IResult> Read(HttpContext http, ReadMeasures measures, AppDb db, Catalogue catalogue, CancellationToken cancel)
    {
        var actor = http.Actor();
        actor.Must(Permission.ViewMeasures);
        var filter = CaseFilter.Read(http.Request.Query, catalogue.Current, "names", "by");
        var names = Words(http, "names");
        var wanted = names.Length == 0 ? Measure.All : [.. names.Select(Measure.Find).Distinct()];
        var by = Words(http, "by").Select(Dimensions.Find).FirstOrDefault();
        var sums = await measures.Sum(actor, filter, cancel);
        var parts = by is null ? [] : await Parts(measures, actor, filter, by, wanted, cancel);
        var labels = new Labels(catalogue.Current);
        if (by is not null)
            await labels.Look(db, by, parts.Select(p => p.Key), cancel);
        return Results.Ok(new MeasureList([.. wanted.Select(m => MeasureView.Of(m, sums, by, parts, labels))]));
    }

    /// <summary>In order: months by time, everything else the largest first.</summary>
    private static async Task<List<KeyValuePair<string, Sums>>> Parts(
        ReadMeasures measures, Actor actor, CaseFilter filter, Dimension by, IReadOnlyList<Measure> wanted, CancellationToken cancel)
    {
        if (wanted is [{ Name: "total" }])
        {
            var counted = await measures.CountBy(actor, filter, by, MostParts, cancel);
            return InOrder(counted.Select(part => KeyValuePair.Create(part.Key, new Sums().Add(Figure.Total, "", part.N))), by);
        }
        return InOrder((await measures.SumBy(actor, filter, by, cancel)).Where(part => part.Value.Total > 0), by);
    }

    private static List<KeyValuePair<string, Sums>> InOrder(IEnumerable<KeyValuePair<string, Sums>> parts, Dimension by) =>
        [.. (by == Dimensions.Month
            ? parts.OrderBy(p => p.Key, StringComparer.Ordinal)
            : parts.OrderByDescending(p => p.Value.Total).ThenBy(p => p.Key, StringComparer.Ordinal)).Take(MostParts)];

    private static string[] Words(HttpContext http, string name) =>
        [.. http.Request.Query[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}

public sealed record MeasureList(IReadOnlyList<MeasureView> Items);

/// <param name="Value">Null is "no data".</param>
/// <param name="N">How many cases the value speaks of.</param>
public sealed record MeasureView(string Name, string Title, double? Value, string Unit, long N, string Definition, string Formula, string Population)
{
    public IReadOnlyList<MeasurePart> By { get; init; } = [];

    internal static MeasureView Of(Measure measure, Sums sums, Dimension? by, IEnumerable<KeyValuePair<string, Sums>> parts, Labels labels) => new(
        measure.Name, measure.Title, Rounded(measure.Value(sums)), Choice.Write(measure.Unit), measure.Population(sums),
        measure.Definition, measure.Formula, measure.PopulationText)
    {
        By = by is null ? [] : [.. parts.Select(part => new MeasurePart(
            labels.Code(by, part.Key), labels.Name(by, part.Key), Rounded(measure.Value(part.Value)), measure.Population(part.Value)))],
    };

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 3) : null;
}

public sealed record MeasurePart(string Key, string Label, double? Value, long N);
