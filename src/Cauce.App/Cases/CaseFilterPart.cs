using Cauce.App.Data;
using System.Globalization;
using Cauce.App.Deadlines;
using Cauce.App.Shared;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>One parameter of a <see cref="CaseFilter"/>: how it is read, checked and written. A new filter is a new line here.</summary>
internal sealed record CaseFilterPart(
    string Name, string Meaning, Func<CaseFilter, string[], Catalogue.Snapshot, CaseFilter> Read, Func<CaseFilter, IEnumerable<string>> Write)
{
    /// <summary>What it takes, where that is a fixed choice.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>As the description of the API tells it.</summary>
    public QueryWord Word => new(Name, Meaning) { Values = Values };

    public static readonly Refusal UnknownName = new("filter.unknown-name");
    public static readonly Refusal BadDate = new("filter.bad-date");
    public static readonly Refusal BadCursor = new("filter.bad-cursor") { Field = "cursor" };
    public static readonly Refusal BadLimit = new("filter.bad-limit") { Field = "limit" };
    public static readonly Refusal NotFound = new("filter.not-found");

    /// <summary>In the order they are written.</summary>
    public static readonly IReadOnlyList<CaseFilterPart> All =
    [
        Words("q", "Words, a number or a part of one. Answers come newest first.", f => f.Q, (f, v) => f with { Q = v }),
        Choices("stage", "Stages.", f => f.Stages, (f, v) => f with { Stages = v }),
        Codes("kind", "Codes of kinds.", f => f.Kinds, (f, v) => f with { Kinds = v }, known => known.Kinds.Select(k => k.Code)),
        Choices("severity", "Severities.", f => f.Severities, (f, v) => f with { Severities = v }),
        Choices("urgency", "Urgencies.", f => f.Urgencies, (f, v) => f with { Urgencies = v }),
        Choices("priority", "Priorities.", f => f.Priorities, (f, v) => f with { Priorities = v }),
        Words("owner", "me, none, an id or an e-mail address.", f => f.Owner, (f, v) => f with { Owner = v }),
        Words("customer", "An id, or a reference of another system.", f => f.Customer, (f, v) => f with { Customer = v }),
        Words("product", "An id or a code.", f => f.Product, (f, v) => f with { Product = v }),
        Codes("channel", "Codes of channels.", f => f.Channels, (f, v) => f with { Channels = v }, known => known.Channels.Select(c => c.Code)),
        Codes("reason", "Codes of reasons.", f => f.Reasons, (f, v) => f with { Reasons = v }, known => known.Reasons.Select(r => r.Code)),
        Codes("category", "Codes of categories; each stands for everything under it too.", f => f.Categories, (f, v) => f with { Categories = v }, known => known.Categories.Select(c => c.Code)),
        Codes("area", "Codes of functional areas.", f => f.Areas, (f, v) => f with { Areas = v }, known => known.Areas.Select(a => a.Code)),
        Choices("origin", "Who noticed it.", f => f.Origins, (f, v) => f with { Origins = v }),
        Codes("branch", "Codes of branches.", f => f.Branches, (f, v) => f with { Branches = v }, known => known.Branches.Select(b => b.Code)),
        Flag("overdue", "Whether the answer is late.", f => f.Overdue, (f, v) => f with { Overdue = v }),
        Flag("open", "Whether it is still open.", f => f.Open, (f, v) => f with { Open = v }),
        Flag("confidential", "Among those the caller may see.", f => f.Confidential, (f, v) => f with { Confidential = v }),
        Choice<Waiting>("waiting", "Whose turn it is.", f => f.Waiting, (f, v) => f with { Waiting = v }),
        Day("from", "First day of receipt, in the zone of the branch.", "yyyy-MM-dd", f => f.From, (f, v) => f with { From = v }),
        Day("to", "Last day of receipt, inclusive.", "yyyy-MM-dd", f => f.To, (f, v) => f with { To = v }),
        Day("month", "Month of receipt.", "yyyy-MM", f => f.Month, (f, v) => f with { Month = v }),
        Choice<CaseSort>("sort", "due: by the nearest clock.", f => f.Sort == CaseSort.Due ? null : f.Sort, (f, v) => f with { Sort = v ?? CaseSort.Due }),
        Choice<SortDirection>("dir", "Direction; natural for the sort if absent.", Direction, (f, v) => f with { Descending = v is null ? null : v == SortDirection.Desc }),
        Words("cursor", "The next of the page before.", f => f.Cursor, (f, v) => f with { Cursor = v }),
        new("limit", "Cases on a page, 1 to 200; 50 if absent.", ReadLimit, f => f.Limit == CaseFilter.UsualLimit ? [] : [f.Limit.ToString(CultureInfo.InvariantCulture)]),
    ];

    private static readonly Dictionary<string, CaseFilterPart> ByName = All.ToDictionary(part => part.Name, StringComparer.Ordinal);

    public static CaseFilterPart? Find(string name) => ByName.GetValueOrDefault(name);

    private static SortDirection? Direction(CaseFilter f) => f.Descending switch
    {
        null => null,
        true => SortDirection.Desc,
        false => SortDirection.Asc,
    };

    private static CaseFilterPart Words(string name, string meaning, Func<CaseFilter, string?> get, Func<CaseFilter, string?, CaseFilter> set) => new(
        name, meaning,
        (f, values, _) => set(f, Text.OptionalLine(values.LastOrDefault(), name, SearchText.MaxQueryLength)),
        f => get(f) is { } value ? [value] : []);

    private static CaseFilterPart Choices<T>(
        string name, string meaning, Func<CaseFilter, IReadOnlyList<T>> get, Func<CaseFilter, IReadOnlyList<T>, CaseFilter> set)
        where T : struct, Enum => new(
        name, meaning,
        (f, values, _) => set(f, [.. Separate(values).Select(v => Cases.Choice.Read<T>(v, name)!.Value).Distinct().Order()]),
        f => get(f).Select(v => Cases.Choice.Write(v))) { Values = ValuesOf<T>() };

    private static CaseFilterPart Choice<T>(
        string name, string meaning, Func<CaseFilter, T?> get, Func<CaseFilter, T?, CaseFilter> set)
        where T : struct, Enum => new(
        name, meaning,
        (f, values, _) => set(f, Cases.Choice.Read<T>(values.LastOrDefault(), name)),
        f => get(f) is { } value ? [Cases.Choice.Write(value)] : []) { Values = ValuesOf<T>() };

    private static CaseFilterPart Codes(
        string name, string meaning, Func<CaseFilter, IReadOnlyList<string>> get, Func<CaseFilter, IReadOnlyList<string>, CaseFilter> set,
        Func<Catalogue.Snapshot, IEnumerable<string>> allowed) => new(
        name, meaning,
        (f, values, known) => set(f, [.. Separate(values).Select(v => Checked(v, name, allowed(known))).Distinct().Order(StringComparer.Ordinal)]),
        f => get(f));

    private static CaseFilterPart Flag(string name, string meaning, Func<CaseFilter, bool?> get, Func<CaseFilter, bool?, CaseFilter> set) => new(
        name, meaning,
        (f, values, _) => set(f, values.LastOrDefault() switch
        {
            null => null,
            "true" => true,
            "false" => false,
            var other => throw Unknown(other, name, ["true", "false"]),
        }),
        f => get(f) is { } value ? [value ? "true" : "false"] : []) { Values = ["true", "false"] };

    private static CaseFilterPart Day(string name, string meaning, string format, Func<CaseFilter, DateOnly?> get, Func<CaseFilter, DateOnly?, CaseFilter> set) => new(
        name, meaning,
        (f, values, _) => set(f, values.LastOrDefault() is not { } text ? null
            : DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw (BadDate.With(text, format) with { Field = name }).AsException()),
        f => get(f) is { } day ? [day.ToString(format, CultureInfo.InvariantCulture)] : []);

    private static CaseFilter ReadLimit(CaseFilter f, string[] values, Catalogue.Snapshot known)
    {
        if (values.LastOrDefault() is not { } text)
            return f;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > CaseFilter.MostLimit)
            throw BadLimit.With(CaseFilter.MostLimit).AsException();
        return f with { Limit = limit };
    }

    private static string[] ValuesOf<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => Cases.Choice.Write(v))];

    private static IEnumerable<string> Separate(string[] values) =>
        values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Checked(string value, string name, IEnumerable<string> allowed) =>
        allowed.Contains(value, StringComparer.Ordinal) ? value : throw Unknown(value, name, allowed);

    private static RefusedException Unknown(string value, string name, IEnumerable<string> allowed) =>
        (Cases.Choice.Unknown.With(value, string.Join(", ", allowed)) with { Field = name }).AsException();

    private enum SortDirection
    {
        Asc,
        Desc,
    }
}
