namespace Cauce.App.Cases.Quick;

internal static class SearchQueries
{
    /// <summary>For FTS5; the terms hold letters and digits only.</summary>
    public static string AsMatch(this SearchQuery query) => string.Join(' ', query.Terms.Select(t => $"\"{t.Text}\"{(t.Prefix ? "*" : "")}"));

    /// <summary>For PostgreSQL's tsquery.</summary>
    public static string AsVector(this SearchQuery query) => string.Join(" & ", query.Terms.Select(t => $"'{t.Text}'{(t.Prefix ? ":*" : "")}"));
}
