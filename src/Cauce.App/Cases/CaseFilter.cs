using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Cauce.App.Cases;

/// <summary>
/// Which cases, in which order: one object for the list, a saved view, an export, an act on many, the cases behind a figure
/// and the API. It is read strictly from a query string and written back to a canonical one; values only ever become
/// parameters of a query.
/// </summary>
public sealed record CaseFilter
{
    public const int UsualLimit = 50;
    public const int MostLimit = 200;

    public static readonly CaseFilter OpenByDue = new() { Open = true };

    /// <summary>Words, a number or a part of one; newest first whatever the sort. The words for "case" exclude nothing (A01).</summary>
    public string? Q { get; init; }

    public IReadOnlyList<Stage> Stages { get; init; } = [];

    public IReadOnlyList<string> Kinds { get; init; } = [];

    public IReadOnlyList<Severity> Severities { get; init; } = [];

    public IReadOnlyList<Urgency> Urgencies { get; init; } = [];

    public IReadOnlyList<Priority> Priorities { get; init; } = [];

    /// <summary><c>me</c>, <c>none</c>, an id, or an e-mail address.</summary>
    public string? Owner { get; init; }

    /// <summary>An id, or a reference of another system.</summary>
    public string? Customer { get; init; }

    /// <summary>An id, or a code.</summary>
    public string? Product { get; init; }

    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Each stands for itself and everything under it in the tree.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Areas { get; init; } = [];

    public IReadOnlyList<Origin> Origins { get; init; } = [];

    /// <summary>Codes of branches.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary>The answer is late.</summary>
    public bool? Overdue { get; init; }

    public bool? Open { get; init; }

    /// <summary>Among those the reader may see.</summary>
    public bool? Confidential { get; init; }

    public Waiting? Waiting { get; init; }

    /// <summary>First day of receipt, in the branch's zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of receipt, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Month of receipt, by its first day.</summary>
    public DateOnly? Month { get; init; }

    public CaseSort Sort { get; init; } = CaseSort.Due;

    /// <summary>Null for the order that is natural for the sort.</summary>
    public bool? Descending { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = UsualLimit;

    /// <summary>The sort that is carried out: a search is answered newest first.</summary>
    public CaseSort SortUsed => Q is null ? Sort : CaseSort.Number;

    public bool DescendingUsed => Q is not null || (Descending ?? Sort is not CaseSort.Due);

    /// <exception cref="RefusedException">A name or a value that is not known.</exception>
    /// <param name="others">Names the door itself reads.</param>
    public static CaseFilter Read(
        IEnumerable<KeyValuePair<string, StringValues>> query, Catalogue.Snapshot known, params ReadOnlySpan<string> others)
    {
        var filter = new CaseFilter();
        foreach (var (name, values) in query)
        {
            if (CaseFilterPart.Find(name) is { } part)
                filter = part.Read(filter, [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim())], known);
            else if (!others.Contains(name))
                throw (CaseFilterPart.UnknownName.With(name) with { Field = name }).AsException();
        }
        return filter;
    }

    /// <summary>As above, from a query string as <see cref="ToString"/> writes it.</summary>
    public static CaseFilter Parse(string query, Catalogue.Snapshot known) => Read(QueryHelpers.ParseQuery(query), known);

    /// <summary>The canonical query string, without a question mark; empty for all cases in the usual order.</summary>
    public override string ToString() =>
        string.Join('&', CaseFilterPart.All.SelectMany(part => part.Write(this).Select(value => $"{part.Name}={Uri.EscapeDataString(value)}")));

    /// <summary>The same cases from their beginning.</summary>
    public CaseFilter FromTheStart() => this with { Cursor = null };
}

public enum CaseSort
{
    /// <summary>By the nearest running clock; cases nothing runs for come last.</summary>
    Due,

    /// <summary>The most pressing valuation first, among equals the earliest promised answer.</summary>
    Priority,

    /// <summary>By the day of receipt.</summary>
    Received,

    /// <summary>By the order of registration.</summary>
    Number,
}

/// <summary>Whose turn it is.</summary>
public enum Waiting
{
    Us,
    Customer,
}
