namespace Cauce.App.Console.Lists;

/// <summary>Which columns a person sees: the usual ones, or their choice, kept by the browser.</summary>
public static class Columns
{
    public const string Cookie = "columns";

    private static readonly string[] All = ["number", "subject", "kind", "severity", "priority", "stage", "owner", "received", "channel", "reason", "branch", "due"];
    private static readonly string[] Usual = ["number", "subject", "severity", "stage", "owner", "due"];

    /// <summary>Those that can be left out: the subject is the way to the case.</summary>
    public static IEnumerable<string> Optional => All.Where(column => column != "subject");

    public static IReadOnlyList<string> Of(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: > 0 } chosen ? Known(chosen.Split('.')) : Usual;

    /// <summary>Of what was chosen, what there is, in its fixed order.</summary>
    public static IReadOnlyList<string> Known(IEnumerable<string> chosen) => [.. All.Where(column => column == "subject" || chosen.Contains(column))];

    public static string NameOf(string column) => column switch
    {
        "number" => Texts.ColumnNumber,
        "subject" => Texts.ColumnSubject,
        "kind" => Texts.ColumnKind,
        "severity" => Texts.ColumnSeverity,
        "priority" => Texts.ColumnPriority,
        "stage" => Texts.ColumnStage,
        "owner" => Texts.ColumnOwner,
        "received" => Texts.ColumnReceived,
        "channel" => Texts.ColumnChannel,
        "reason" => Texts.ColumnReason,
        "branch" => Texts.ColumnBranch,
        _ => Texts.ColumnDue,
    };

    internal static Cases.CaseSort? SortOf(string column) => column switch
    {
        "number" => Cases.CaseSort.Number,
        "priority" => Cases.CaseSort.Priority,
        "received" => Cases.CaseSort.Received,
        "due" => Cases.CaseSort.Due,
        _ => null,
    };

    public sealed class Choice
    {
        public string[] Column { get; set => field = value ?? []; } = [];

        /// <summary>Query of the list they were chosen in.</summary>
        public string? Back { get; set; }
    }
}
