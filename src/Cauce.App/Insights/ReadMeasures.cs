using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Insights;

/// <summary>
/// Counts the cases a reader may see. Whole months of whole branches are read from the tally, with the confidential cases
/// the reader may see added to them; any other filter is counted in the cases themselves. Both give the same numbers.
/// </summary>
public sealed class ReadMeasures(AppDb db, Catalogue catalogue, Recollection memory)
{
    private static readonly CaseFilter Everything = new();

    /// <summary>What all the cases of a filter add up to.</summary>
    public async Task<Sums> Sum(Actor actor, CaseFilter filter, CancellationToken cancel = default)
    {
        if (TallyFor(actor, filter) is not { } tally)
            return (await Dimensions.Whole.Sum(Cases(actor, filter), cancel)).GetValueOrDefault("") ?? new Sums();
        var counted = await memory.Recall($"sum/{tally.Name}", () => tally.Sum(db, cancel));
        var hidden = await Confidential(actor, filter, tally, cancel);
        return hidden.Count == 0 ? counted : hidden.Aggregate(new Sums().Add(counted), Add);
    }

    /// <summary>What the cases of each part add up to. Months and branches come from the tally, other parts from the cases.</summary>
    public async Task<IReadOnlyDictionary<string, Sums>> SumBy(Actor actor, CaseFilter filter, Dimension by, CancellationToken cancel = default)
    {
        var tallied = by == Dimensions.Month || by == Dimensions.Branch;
        if (!tallied || TallyFor(actor, filter) is not { } tally)
            return await by.Sum(Cases(actor, filter), cancel);
        var counted = await memory.Recall($"{by.Name}/{tally.Name}",
            () => by == Dimensions.Month ? tally.SumByMonth(db, cancel) : tally.SumByBranch(db, cancel));
        var hidden = await Confidential(actor, filter, tally, cancel);
        if (hidden.Count == 0)
            return counted;
        var sums = counted.ToDictionary(part => part.Key, part => new Sums().Add(part.Value), StringComparer.Ordinal);
        foreach (var @case in hidden)
            sums[by.PartOf(@case)!] = Add(sums.GetValueOrDefault(by.PartOf(@case)!) ?? new Sums(), @case);
        return sums;
    }

    /// <summary>How many cases each part has, the largest first.</summary>
    public async Task<IReadOnlyList<Part>> CountBy(Actor actor, CaseFilter filter, Dimension by, int? most = null, CancellationToken cancel = default)
    {
        if (by == Dimensions.Month || by == Dimensions.Branch)
            return Part.Largest((await SumBy(actor, filter, by, cancel)).Select(p => new Part(p.Key, p.Value.Total)), most);
        if (by.Figure is not { } figure || TallyFor(actor, filter) is not { } tally)
            return await by.Count(Cases(actor, filter), most, cancel);
        var hidden = await Confidential(actor, filter, tally, cancel);
        if (hidden.Count == 0)
            return await memory.Recall($"{by.Name}/{most}/{tally.Name}", () => tally.Count(db, figure, most, cancel));
        var all = await memory.Recall($"{by.Name}/all/{tally.Name}", () => tally.Count(db, figure, most: null, cancel));
        var added = hidden.Select(by.PartOf).OfType<string>().Select(key => new Part(key, 1));
        return Part.Largest(all.Concat(added).GroupBy(p => p.Key, StringComparer.Ordinal).Select(g => new Part(g.Key, g.Sum(p => p.N))), most);
    }

    /// <summary>How many cases each of these parts has in each month.</summary>
    public async Task<ILookup<string, PartOfMonth>> CountByMonth(
        Actor actor, CaseFilter filter, Dimension by, IReadOnlyList<string> keys, CancellationToken cancel = default)
    {
        if (by.Figure is not { } figure || TallyFor(actor, filter) is not { } tally)
            return (await by.CountByMonth(Cases(actor, filter), cancel)).ToLookup(p => p.Key, StringComparer.Ordinal);
        var counted = await memory.Recall($"{by.Name}/month/{string.Join(',', keys)}/{tally.Name}", () => tally.CountByMonth(db, figure, keys, cancel));
        var hidden = await Confidential(actor, filter, tally, cancel);
        var added = hidden.Select(c => new PartOfMonth(by.PartOf(c) ?? "", Months.Number(c.ReceivedOn), 1));
        return counted.Concat(added).GroupBy(p => (p.Key, p.Month)).Select(g => new PartOfMonth(g.Key.Key, g.Key.Month, g.Sum(p => p.N)))
            .ToLookup(p => p.Key, StringComparer.Ordinal);
    }

    /// <summary>The cases themselves.</summary>
    public IQueryable<Case> Cases(Actor actor, CaseFilter filter) => db.CasesMatching(actor, filter, catalogue.Current);

    /// <summary>The question to the tally that answers a filter; null where it asks for more than branches and whole months.</summary>
    internal Tally? TallyFor(Actor actor, CaseFilter filter)
    {
        var rest = filter with
        {
            Branches = [], From = null, To = null, Month = null, Sort = Everything.Sort, Descending = null, Cursor = null, Limit = Everything.Limit,
        };
        if (rest.ToString().Length > 0 || Months.Of(filter) is not { } months)
            return null;
        return new Tally(BranchesOf(actor, filter), months);
    }

    private List<int>? BranchesOf(Actor actor, CaseFilter filter)
    {
        if (!actor.May(Permission.ViewCases))
            return [];
        if (filter.Branches.Count == 0)
            return actor.SeesAllBranches ? null : [.. actor.Branches.Order()];
        return [.. catalogue.Current.Branches.Where(b => filter.Branches.Contains(b.Code) && actor.Sees(b.Id)).Select(b => b.Id)];
    }

    /// <summary>The few that stand in no stored figure, as far as the reader is named on them.</summary>
    private Task<List<Case>> Confidential(Actor actor, CaseFilter filter, Tally tally, CancellationToken cancel) =>
        memory.Recall($"confidential/{actor.Kind}/{actor.Id}/{tally.Name}",
            () => Cases(actor, filter with { Confidential = true }).ToListAsync(cancel));

    private static Sums Add(Sums sums, Case @case)
    {
        foreach (var (key, n) in Figures.OfSeen(@case).Counts)
            sums.Add(key.Figure, key.Key, n);
        return sums;
    }
}
