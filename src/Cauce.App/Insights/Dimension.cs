using System.Globalization;
using System.Linq.Expressions;
using Cauce.App.Cases;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Insights;

/// <summary>By what a measure can be split: how tally, cases and filter name its parts. The list is <see cref="Dimensions"/>.</summary>
/// <param name="Name">As the API and the filter of the lists write it.</param>
/// <param name="Figure">Where the tally counts its parts; null for months and branches, by which every figure is cut.</param>
/// <param name="Narrow">The filter for the cases of one part.</param>
public abstract record Dimension(string Name, Figure? Figure, Func<CaseFilter, string, CaseFilter> Narrow)
{
    public string Title => Texts.ResourceManager.GetString($"By_{Name}", CultureInfo.CurrentUICulture)!;

    /// <summary>How many cases each part has.</summary>
    /// <param name="most">Only the largest so many; null for all.</param>
    public abstract Task<List<Part>> Count(IQueryable<Case> cases, int? most, CancellationToken cancel);

    /// <summary>Everything measures are computed from, for each part.</summary>
    public abstract Task<Dictionary<string, Sums>> Sum(IQueryable<Case> cases, CancellationToken cancel);

    /// <summary>How many cases each part has in each month (<c>yyyymm</c>).</summary>
    public abstract Task<List<PartOfMonth>> CountByMonth(IQueryable<Case> cases, CancellationToken cancel);

    /// <summary>The part a case belongs to; null for none.</summary>
    public abstract string? PartOf(Case @case);
}

/// <param name="Key">As the tally writes it.</param>
public sealed record Part(string Key, long N)
{
    /// <summary>The largest first; among equals by key, so that two ways of counting give one order.</summary>
    public static List<Part> Largest(IEnumerable<Part> parts, int? most)
    {
        var ordered = parts.Where(p => p.N != 0).OrderByDescending(p => p.N).ThenBy(p => p.Key, StringComparer.Ordinal);
        return [.. most is { } limit ? ordered.Take(limit) : ordered];
    }
}

/// <param name="Month">As <c>yyyymm</c>.</param>
public sealed record PartOfMonth(string Key, int Month, long N);

public sealed record Dimension<T>(
    string Name, Figure? Figure, Func<CaseFilter, string, CaseFilter> Narrow, Expression<Func<Case, T>> Key, Func<T, string?> Write)
    : Dimension(Name, Figure, Narrow)
{
    private readonly Lazy<Func<Case, T>> read = new(Key.Compile);

    public override string? PartOf(Case @case) => Write(read.Value(@case));

    public override async Task<List<Part>> Count(IQueryable<Case> cases, int? most, CancellationToken cancel)
    {
        // One more than asked for: the part "none" is left out afterwards.
        var groups = cases.GroupBy(Key).Select(g => new { g.Key, N = g.LongCount() }).OrderByDescending(g => g.N).ThenBy(g => g.Key);
        var found = most is { } limit ? await groups.Take(limit + 1).ToListAsync(cancel) : await groups.ToListAsync(cancel);
        var parts = found.Select(g => (Key: Write(g.Key), g.N)).Where(g => g.Key is not null).Select(g => new Part(g.Key!, g.N));
        return Part.Largest(parts, most);
    }

    public override async Task<Dictionary<string, Sums>> Sum(IQueryable<Case> cases, CancellationToken cancel)
    {
        var sums = new Dictionary<string, Sums>(StringComparer.Ordinal);
        var found = await cases.GroupBy(KeyAnd(c => Elapsed.Minutes(c.ReceivedAt, c.SolvedAt) / Sums.TenthMinutes)).Select(g => new
        {
            g.Key.Key,
            Tenth = g.Key.Other,
            Total = g.LongCount(),
            Open = g.LongCount(c => c.ClosedAt == null),
            Overdue = g.LongCount(c => c.OverdueSince != null),
            Serious = g.LongCount(c => c.Severity >= Severity.Serious),
            Minutes = g.Sum(c => Elapsed.Minutes(c.ReceivedAt, c.SolvedAt)),
        }).ToListAsync(cancel);
        foreach (var group in found)
        {
            if (Write(group.Key) is not { } key)
                continue;
            var sum = sums.TryGetValue(key, out var known) ? known : sums[key] = new Sums();
            sum.Take(group.Total, group.Open, group.Overdue, group.Serious);
            if (group.Tenth is { } tenth)
                sum.TakeSolved((int)tenth, group.Total, group.Minutes ?? 0);
        }
        return sums;
    }

    public override async Task<List<PartOfMonth>> CountByMonth(IQueryable<Case> cases, CancellationToken cancel)
    {
        var found = await cases.GroupBy(KeyAnd(c => (c.ReceivedOn.Year * 100) + c.ReceivedOn.Month))
            .Select(g => new { g.Key.Key, Month = g.Key.Other, N = g.LongCount() }).ToListAsync(cancel);
        return [.. found.Where(g => Write(g.Key) is not null).Select(g => new PartOfMonth(Write(g.Key)!, g.Month, g.N))];
    }

    private Expression<Func<Case, PartAnd<T, TOther>>> KeyAnd<TOther>(Expression<Func<Case, TOther>> other)
    {
        var @case = Key.Parameters[0];
        var otherOfIt = new Swap(other.Parameters[0], @case).Visit(other.Body)!;
        var type = typeof(PartAnd<T, TOther>);
        return Expression.Lambda<Func<Case, PartAnd<T, TOther>>>(
            Expression.MemberInit(Expression.New(type),
                Expression.Bind(type.GetProperty(nameof(PartAnd<T, TOther>.Key))!, Key.Body),
                Expression.Bind(type.GetProperty(nameof(PartAnd<T, TOther>.Other))!, otherOfIt)),
            @case);
    }

    private sealed class Swap(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}

/// <summary>A group of a split that is cut once more: by month, or by the tenth of a day it was solved in.</summary>
public sealed class PartAnd<T, TOther>
{
    public T Key { get; init; } = default!;

    public TOther Other { get; init; } = default!;
}
