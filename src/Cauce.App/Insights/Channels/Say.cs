using System.Globalization;
using Cauce.App.Insights.Dashboard;
using Cauce.Domain.Insights;

namespace Cauce.App.Insights.Channels;

/// <summary>The figures of a channel in words: what is not known is said to be so, and what rests on few cases too.</summary>
internal static class Say
{
    public static string Name(ChannelFigures figures) => figures.Channel.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static string Amount(Money? money) => money?.Format(CultureInfo.CurrentCulture) ?? Insights.Texts.NoData;

    public static string Percent(double? share) => new Cell(share, 1, "\u00A0%").Show();

    public static string Rating(double? mean) => new Cell(mean, 1).Show();

    public static string Hours(double? hours) => new Cell(hours, 1, "\u00A0h").Show();

    /// <summary>On how many it rests; empty on none, which the figure itself says.</summary>
    public static string Few(long n) =>
        n == 0 ? "" : string.Format(CultureInfo.CurrentCulture, n < Wilson.FewCases ? Texts.NOfFew : Texts.N, n);

    /// <summary>How far a share may be from the truth by chance.</summary>
    public static string Interval(long n, long of)
    {
        if (of == 0)
            return "";
        var interval = Wilson.Of(n, of);
        return string.Format(CultureInfo.CurrentCulture, of < Wilson.FewCases ? Insights.Texts.IntervalOfFew : Insights.Texts.Interval, interval.Low * 100, interval.High * 100, of);
    }

    /// <summary>The page of a channel, for the same period and filter.</summary>
    public static string PageUrl(ChannelFigures figures, Question asked) =>
        Question.WithFilter($"{ReadChannels.Path}/{figures.Channel.Code}", asked.Filter.Given with { Channels = [] });
}
