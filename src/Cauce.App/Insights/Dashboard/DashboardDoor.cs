using System.Globalization;
using System.Text;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;

namespace Cauce.App.Insights.Dashboard;

/// <summary>The dashboard, and the data of each of its charts.</summary>
public static class DashboardDoor
{
    internal static void MapDashboard(this Pages pages)
    {
        pages.MapGet("/dashboard", Show);
        pages.MapGet("/dashboard.csv", Export);
    }

    private static async Task<IResult> Show(HttpContext http, ReadDashboard dashboard, Recollection memory, CancellationToken cancel)
    {
        http.Actor().Must(Permission.ViewMeasures);
        var body = await memory.Recall($"dashboard/{dashboard.Scope(http.Actor())}/{CultureInfo.CurrentUICulture.Name}{http.Request.QueryString}",
            async () => await Page.Draw<DashboardBody>(http, new { View = await dashboard.For(http.Actor(), http.Request.Query, cancel) }));
        return Page.Of<DashboardPage>(new { Body = body });
    }

    private static async Task<IResult> Export(HttpContext http, string? chart, ReadDashboard dashboard, CancellationToken cancel)
    {
        http.Actor().Must(Permission.ViewMeasures);
        var table = DashboardTables.Of(await dashboard.For(http.Actor(), http.Request.Query, cancel), chart ?? "measures") ?? throw new Data.MissingException("chart");
        return Results.File(Write(table), "text/csv; charset=utf-8", $"cauce-{table.Name}.csv");
    }

    /// <summary>With a byte-order mark, so that spreadsheets read the accents.</summary>
    private static byte[] Write(ChartTable table)
    {
        var csv = new StringBuilder("\ufeff");
        csv.AppendJoin(',', table.Columns.Select(Quoted)).Append("\r\n");
        foreach (var row in table.Rows)
            csv.AppendJoin(',', row.Values.Select(Number).Prepend(Quoted(row.Label))).Append("\r\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Number(Cell cell) => cell.Value is { } value ? Math.Round(value, 3).ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>A text that begins like a formula is made harmless.</summary>
    private static string Quoted(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
