using Cauce.App.Cases;

namespace Cauce.App.Console.Lists;

/// <summary>Addresses of the list: everything it shows stands in them.</summary>
internal static class ListAddress
{
    public const string Page = "/console/cases";

    /// <summary>The list opened without any filter shows the open cases; this asks for all.</summary>
    public static readonly CaseFilter Everything = new() { Sort = CaseSort.Received };

    public static string Of(CaseFilter filter) => With(Page, filter);

    public static string Csv(CaseFilter filter) => With(Page + ".csv", filter.FromTheStart() with { Limit = CaseFilter.UsualLimit });

    public static CaseTable.SortLink? Sort(CaseFilter filter, string column)
    {
        if (filter.Q is not null || Columns.SortOf(column) is not { } sort)
            return null;
        var natural = sort is not CaseSort.Due;
        var isIt = filter.SortUsed == sort;
        var turned = isIt ? !filter.DescendingUsed : natural;
        var next = filter.FromTheStart() with { Sort = sort, Descending = turned == natural ? null : turned };
        return new CaseTable.SortLink(Of(next),
            isIt ? (filter.DescendingUsed ? "descending" : "ascending") : null,
            isIt ? (filter.DescendingUsed ? "chevron-down" : "chevron-up") : null);
    }

    private static string With(string path, CaseFilter filter)
    {
        var query = filter.ToString();
        return query.Length == 0 ? $"{path}?{Everything}" : $"{path}?{query}";
    }
}
