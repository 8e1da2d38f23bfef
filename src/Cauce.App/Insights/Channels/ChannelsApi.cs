using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Identity;
using Cauce.App.Shared;

namespace Cauce.App.Insights.Channels;

/// <summary><c>GET /api/v1/insights/channels?from=&amp;to=&amp;…filter</c>: what the page of the channels shows.</summary>
internal static class ChannelsApi
{
    public static void MapChannelFigures(this IEndpointRouteBuilder api) => api.MapGet("/insights/channels", Read)
        .WithTags("Measures").WithSummary("Volume, cost, satisfaction and time to first answer of each channel; of the last twelve months if no period is given").Produces<ChannelList>()
        .WithMetadata([.. CaseFilterPart.All.Where(part => part.Name is not ("sort" or "dir" or "cursor" or "limit")).Select(part => part.Word)]);

    private static async Task<IResult> Read(HttpContext http, ReadChannels channels, CancellationToken cancel)
    {
        var actor = http.Actor();
        actor.Must(Permission.ViewMeasures);
        var view = await channels.All(actor, http.Request.Query, cancel);
        return Results.Ok(new ChannelList(view.Asked.Filter.First, view.Asked.Filter.Last, [.. view.Channels.Select(ChannelReport.Of)]));
    }
}

/// <param name="From">First day of receipt.</param>
/// <param name="To">Last day of receipt.</param>
public sealed record ChannelList(DateOnly From, DateOnly To, IReadOnlyList<ChannelReport> Items);

/// <summary>One channel. Null is "no data".</summary>
public sealed record ChannelReport
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required long Cases { get; init; }

    /// <summary>Percent of the cases of all channels.</summary>
    public required double? Share { get; init; }

    public required IReadOnlyList<ChannelMonth> Months { get; init; }

    public required ChannelCost Cost { get; init; }

    public required ChannelSatisfaction Satisfaction { get; init; }

    public required ChannelAnswers FirstAnswer { get; init; }

    /// <summary>Percent of its cases that were opened again.</summary>
    public required double? Reopened { get; init; }

    /// <summary>Percent of its cases that are open with a late answer.</summary>
    public required double? Overdue { get; init; }

    internal static ChannelReport Of(ChannelFigures figures) => new()
    {
        Code = figures.Channel.Code,
        Name = figures.Channel.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
        Cases = figures.Cases,
        Share = Rounded(figures.Share),
        Months = [.. figures.ByMonth.Select(m => new ChannelMonth(Insights.Months.Parse(m.Month.ToString(CultureInfo.InvariantCulture)).ToString("yyyy-MM", CultureInfo.InvariantCulture), m.N))],
        Cost = new ChannelCost(
            figures.Channel.CostPerCase?.Amount, figures.Channel.CostPerMonth?.Amount, figures.Months,
            figures.Cost?.Amount, figures.MeanCost?.Amount, (figures.Channel.CostPerCase ?? figures.Channel.CostPerMonth)?.Currency.Code),
        Satisfaction = new ChannelSatisfaction(Rounded(figures.Satisfaction), figures.Surveys),
        FirstAnswer = new ChannelAnswers(figures.MedianHours, figures.P90Hours, figures.Answers.N),
        Reopened = Rounded(figures.ReopenedShare),
        Overdue = Rounded(figures.OverdueShare),
    };

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 3) : null;
}

/// <param name="Month">As <c>2026-03</c>.</param>
public sealed record ChannelMonth(string Month, long N);

/// <param name="PerCase">As the organisation says it, in whole units of the currency.</param>
/// <param name="PerMonth">The fixed part, likewise.</param>
/// <param name="Months">Months of the period that have begun.</param>
/// <param name="Total">Cases × <paramref name="PerCase"/> + <paramref name="Months"/> × <paramref name="PerMonth"/>.</param>
/// <param name="Mean"><paramref name="Total"/> ÷ cases.</param>
/// <param name="Currency">ISO 4217; null where no cost is told.</param>
public sealed record ChannelCost(decimal? PerCase, decimal? PerMonth, int Months, decimal? Total, decimal? Mean, string? Currency);

/// <param name="Mean">From 1 to 5.</param>
/// <param name="N">Surveys answered.</param>
public sealed record ChannelSatisfaction(double? Mean, long N);

/// <param name="MedianHours">From registration to the first answer by one of us.</param>
/// <param name="P90Hours">Nine in ten within.</param>
/// <param name="N">Cases that have such an answer.</param>
public sealed record ChannelAnswers(double? MedianHours, double? P90Hours, long N);
