using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Insights;

/// <summary>Questions the tally answers without looking at any case.</summary>
/// <param name="Branches">Null for all.</param>
internal sealed record Tally(IReadOnlyList<int>? Branches, Months Months)
{
    /// <summary>The figures that <see cref="Sums"/> are made of.</summary>
    private static readonly Figure[] InSums =
        [Figure.Total, Figure.Open, Figure.Overdue, Figure.Solved, Figure.SolvedMinutes, Figure.SolvedTenths, Figure.Severity];

    /// <summary>Tells one question from another.</summary>
    public string Name => $"{(Branches is null ? "*" : string.Join(',', Branches))}/{Months.FirstNumber}-{Months.LastNumber}";

    public async Task<Sums> Sum(AppDb db, CancellationToken cancel)
    {
        var found = await Rows(db, InSums).GroupBy(t => new { t.Figure, t.Key })
            .Select(g => new { g.Key.Figure, g.Key.Key, N = g.Sum(t => t.N) }).ToListAsync(cancel);
        return found.Where(r => r.N != 0).Aggregate(new Sums(), (sums, r) => sums.Add(r.Figure, r.Key, r.N));
    }

    public async Task<Dictionary<string, Sums>> SumByMonth(AppDb db, CancellationToken cancel)
    {
        var found = await Rows(db, InSums).GroupBy(t => new { t.Figure, t.Period, t.Key })
            .Select(g => new { Part = g.Key.Period, g.Key.Figure, g.Key.Key, N = g.Sum(t => t.N) }).ToListAsync(cancel);
        return ByPart(found.Select(r => (r.Part, r.Figure, r.Key, r.N)));
    }

    public async Task<Dictionary<string, Sums>> SumByBranch(AppDb db, CancellationToken cancel)
    {
        var found = await Rows(db, InSums).GroupBy(t => new { t.Figure, t.Branch, t.Key })
            .Select(g => new { Part = g.Key.Branch, g.Key.Figure, g.Key.Key, N = g.Sum(t => t.N) }).ToListAsync(cancel);
        return ByPart(found.Select(r => (r.Part, r.Figure, r.Key, r.N)));
    }

    public async Task<List<Part>> Count(AppDb db, Figure figure, int? most, CancellationToken cancel)
    {
        var parts = Rows(db, [figure]).GroupBy(t => t.Key).Select(g => new { g.Key, N = g.Sum(t => t.N) }).Where(p => p.N != 0)
            .OrderByDescending(p => p.N).ThenBy(p => p.Key);
        var found = most is { } limit ? await parts.Take(limit).ToListAsync(cancel) : await parts.ToListAsync(cancel);
        return Part.Largest(found.Select(p => new Part(p.Key, p.N)), most);
    }

    public async Task<List<PartOfMonth>> CountByMonth(AppDb db, Figure figure, IReadOnlyList<string>? keys, CancellationToken cancel)
    {
        var rows = Rows(db, [figure]);
        if (keys is not null)
            rows = rows.Where(t => keys.Contains(t.Key));
        var found = await rows.GroupBy(t => new { t.Key, t.Period }).Select(g => new { g.Key.Key, g.Key.Period, N = g.Sum(t => t.N) }).ToListAsync(cancel);
        return [.. found.Where(r => r.N != 0).Select(r => new PartOfMonth(r.Key, r.Period, r.N))];
    }

    private static Dictionary<string, Sums> ByPart(IEnumerable<(int Part, Figure Figure, string Key, long N)> rows) =>
        rows.Where(r => r.N != 0).GroupBy(r => r.Part).ToDictionary(
            g => g.Key.ToString(System.Globalization.CultureInfo.InvariantCulture),
            g => g.Aggregate(new Sums(), (sums, r) => sums.Add(r.Figure, r.Key, r.N)), StringComparer.Ordinal);

    private IQueryable<TallyRow> Rows(AppDb db, Figure[] figures)
    {
        var (first, last) = (Months.FirstNumber, Months.LastNumber);
        var rows = db.Set<TallyRow>().Where(t => figures.Contains(t.Figure) && t.Period >= first && t.Period <= last);
        return Branches is { } branches ? rows.Where(t => branches.Contains(t.Branch)) : rows;
    }
}
