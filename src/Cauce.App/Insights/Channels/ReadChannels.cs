using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Insights.Dashboard;
using Cauce.Domain.Cases;
using Cauce.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Insights.Channels;

/// <summary>The figures of the channels, for pages and programs alike: of the cases a reader may see and of no others.</summary>
public sealed class ReadChannels(AppDb db, ReadMeasures measures, ReadQuestion questions, Recollection memory)
{
    public const string Path = "/console/channels";

    /// <summary>Every channel in use and those that were, the one with most cases first; shares are of all of them, whatever channels the filter names.</summary>
    public async Task<ChannelsView> All(Actor actor, IQueryCollection query, CancellationToken cancel)
    {
        var asked = await questions.For(actor, query, Path, channel: null, cancel);
        var named = asked.Filter.Cases.Channels;
        var all = await Read(actor, asked, cancel);
        return new ChannelsView(asked, [.. all.Where(c => named.Count == 0 || named.Contains(c.Channel.Code))]);
    }

    /// <exception cref="MissingException">There is no such channel.</exception>
    public async Task<ChannelView> One(Actor actor, IQueryCollection query, string code, CancellationToken cancel)
    {
        var asked = await questions.For(actor, query, $"{Path}/{Uri.EscapeDataString(code)}", code, cancel);
        if (asked.Known.Channels[code] is null)
            throw new MissingException("channel");
        var filter = asked.Filter.Cases;
        var view = new DashboardView
        {
            Asked = asked,
            Labels = new Labels(asked.Known),
            Sums = await measures.Sum(actor, filter, cancel),
            Before = new Sums(),
            Months = await measures.SumBy(actor, filter, Dimensions.Month, cancel),
            Reasons = [],
        };
        var kinds = await measures.CountBy(actor, filter, Dimensions.Kind, cancel: cancel);
        view.Splits[Dimensions.Kind.Name] = new Split(
            Dimensions.Kind, kinds, await measures.CountByMonth(actor, filter, Dimensions.Kind, [.. kinds.Select(k => k.Key)], cancel));
        return new ChannelView(view, await Figures(actor, asked, code, cancel));
    }

    /// <summary>A channel that is retired and brought nothing is left out of the list, and still has a page.</summary>
    private async Task<ChannelFigures> Figures(Actor actor, Question asked, string code, CancellationToken cancel) =>
        (await Read(actor, asked, cancel)).FirstOrDefault(c => c.Channel.Code == code)
            ?? new ChannelFigures { Channel = asked.Known.Channels[code]!, Months = MonthsBegun(asked), Whole = 0, ByMonth = [] };

    private Task<List<ChannelFigures>> Read(Actor actor, Question asked, CancellationToken cancel)
    {
        var filter = asked.Filter.Cases with { Channels = [] };
        var reader = FormattableString.Invariant($"{actor.Scope()}/{actor.May(Permission.ViewCases)}/{actor.SeesAllBranches}/{asked.Today:yyyy-MM-dd}");
        return memory.Recall($"channels/{reader}/{asked.Known.StampRead}/{filter}", () => Count(actor, asked, filter, cancel));
    }

    private async Task<List<ChannelFigures>> Count(Actor actor, Question asked, CaseFilter filter, CancellationToken cancel)
    {
        var cases = measures.Cases(actor, filter);
        var counts = await CountCases(cases, cancel);
        var surveys = await CountSurveys(cases, cancel);
        var monthly = await measures.CountByMonth(actor, filter, Dimensions.Channel, [.. asked.Known.Channels.Select(c => c.Code)], cancel);
        var whole = counts.Sum(channel => channel.Sum(g => g.N));
        return [.. asked.Known.Channels.Where(c => c.RetiredAt is null || counts[c.Code].Any()).Select(channel =>
        {
            var (n, sum) = surveys.GetValueOrDefault(channel.Code);
            var answers = new Distribution();
            foreach (var group in counts[channel.Code].Where(g => g.Tenth is not null))
                answers.Add((int)group.Tenth!.Value, group.N);
            return new ChannelFigures
            {
                Channel = channel,
                Months = MonthsBegun(asked),
                Whole = whole,
                Cases = counts[channel.Code].Sum(g => g.N),
                Reopened = counts[channel.Code].Sum(g => g.Reopened),
                Overdue = counts[channel.Code].Sum(g => g.Overdue),
                Answers = answers,
                Surveys = n,
                Satisfaction = n == 0 ? null : sum / n,
                ByMonth = ByMonth(asked, monthly[channel.Code], channel.Code),
            };
        }).OrderByDescending(c => c.Cases).ThenBy(c => c.Channel.Position)];
    }

    private static async Task<ILookup<string, Counts>> CountCases(IQueryable<Case> cases, CancellationToken cancel)
    {
        var found = await cases.GroupBy(c => new { c.Channel, Tenth = Elapsed.Minutes(c.RegisteredAt, c.FirstAnsweredAt) / ChannelFigures.TenthMinutes })
            .Select(g => new
            {
                g.Key.Channel, g.Key.Tenth, N = g.LongCount(), Reopened = g.LongCount(c => c.Reopenings > 0), Overdue = g.LongCount(c => c.OverdueSince != null),
            }).ToListAsync(cancel);
        return found.Select(g => new Counts(g.Channel, g.Tenth, g.N, g.Reopened, g.Overdue)).ToLookup(c => c.Channel, StringComparer.Ordinal);
    }

    /// <summary>How many surveys, and the sum of their means: three ratings or four, so that whole numbers are added until the end.</summary>
    private async Task<Dictionary<string, (long N, double Sum)>> CountSurveys(IQueryable<Case> cases, CancellationToken cancel)
    {
        var found = await cases.Join(db.Set<SurveyAnswer>(), c => c.Id, a => a.CaseId, (c, a) => new { c.Channel, Answer = a })
            .GroupBy(s => new { s.Channel, Four = s.Answer.Redress != null })
            .Select(g => new
            {
                g.Key.Channel, g.Key.Four, N = g.LongCount(),
                Sum = g.Sum(s => (long)(s.Answer.Solution + s.Answer.Time + s.Answer.Treatment + (s.Answer.Redress ?? 0))),
            }).ToListAsync(cancel);
        return found.GroupBy(g => g.Channel, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (g.Sum(s => s.N), g.Sum(s => s.Sum / (s.Four ? 4.0 : 3.0))), StringComparer.Ordinal);
    }

    private static List<PartOfMonth> ByMonth(Question asked, IEnumerable<PartOfMonth> counted, string code)
    {
        var byMonth = counted.ToDictionary(p => p.Month, p => p.N);
        return [.. asked.Filter.EachMonth().Select(Months.Number).Select(month => new PartOfMonth(code, month, byMonth.GetValueOrDefault(month)))];
    }

    private static int MonthsBegun(Question asked) => asked.Filter.EachMonth().Count(month => month <= asked.Today);

    private sealed record Counts(string Channel, long? Tenth, long N, long Reopened, long Overdue);
}

/// <summary>The channels side by side.</summary>
public sealed record ChannelsView(Question Asked, IReadOnlyList<ChannelFigures> Channels);

/// <summary>One channel.</summary>
/// <param name="Cases">Its months and kinds, as the dashboard would show them.</param>
public sealed record ChannelView(DashboardView Cases, ChannelFigures Figures);
