using Cauce.App.Data;
using Cauce.App.Cases;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Cases;

public sealed class CaseFilterTests(World world)
{
    private Catalogue.Snapshot Known => world.Services.GetRequiredService<Catalogue>().Current;

    [Fact]
    public void What_is_written_is_read_again_as_the_same_filter()
    {
        var known = Known;
        Prop.ForAll(Arb.From(Filters(known)), filter =>
        {
            var written = filter.ToString();
            var read = CaseFilter.Parse(written, known);
            return read.ToString() == written && read.Q == filter.Q && read.Open == filter.Open && read.From == filter.From
                && read.Stages.SequenceEqual(filter.Stages) && read.Kinds.SequenceEqual(filter.Kinds) && read.Waiting == filter.Waiting
                && read.Sort == filter.Sort && read.Descending == filter.Descending && read.Limit == filter.Limit && read.Month == filter.Month;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("severity=enormous", "choice.unknown")]
    [InlineData("severity=1", "choice.unknown")]
    [InlineData("stage=open' OR 1=1 --", "choice.unknown")]
    [InlineData("kind=noSuchKind", "choice.unknown")]
    [InlineData("branch=atlantis", "choice.unknown")]
    [InlineData("open=maybe", "choice.unknown")]
    [InlineData("severity[$ne]=minor", "filter.unknown-name")]
    [InlineData("__proto__=x", "filter.unknown-name")]
    [InlineData("from=2026-13-01", "filter.bad-date")]
    [InlineData("month=March", "filter.bad-date")]
    [InlineData("limit=201", "filter.bad-limit")]
    [InlineData("limit=0", "filter.bad-limit")]
    [InlineData("sort=password", "choice.unknown")]
    public void What_is_not_known_is_refused_by_name(string query, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => CaseFilter.Parse(query, Known));
        Assert.Equal(code, refused.Refusal.Code);
    }

    [Fact]
    public void Empty_values_and_lists_with_commas_are_read()
    {
        var filter = CaseFilter.Parse("stage=closed,registered&kind=&q=&severity=minor&severity=critical", Known);
        Assert.Equal([Stage.Registered, Stage.Closed], filter.Stages);
        Assert.Equal([Severity.Minor, Severity.Critical], filter.Severities);
        Assert.Empty(filter.Kinds);
        Assert.Null(filter.Q);
    }

    private static Gen<CaseFilter> Filters(Catalogue.Snapshot known)
    {
        var words = Gen.OneOf(Gen.Constant<string?>(null), ArbMap.Default.GeneratorFor<NonEmptyString>()
            .Select(text => (string?)new string([.. text.Get.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]).Trim())
            .Select(text => string.IsNullOrWhiteSpace(text) ? null : text));
        var flags = Gen.Elements<bool?>(null, true, false);
        var days = Gen.OneOf(Gen.Constant<DateOnly?>(null), Gen.Choose(1, 3000).Select(n => (DateOnly?)new DateOnly(2020, 1, 1).AddDays(n)));
        return from q in words
               from stages in Gen.SubListOf<Stage>(Enum.GetValues<Stage>())
               from kinds in Gen.SubListOf(known.Kinds.Select(k => k.Code).Order(StringComparer.Ordinal).ToArray())
               from open in flags
               from down in flags
               from waiting in Gen.Elements<Waiting?>(null, Waiting.Us, Waiting.Customer)
               from day in days
               from sort in Gen.Elements(Enum.GetValues<CaseSort>())
               from limit in Gen.Choose(1, CaseFilter.MostLimit)
               select new CaseFilter
               {
                   Q = q, Stages = [.. stages], Kinds = [.. kinds], Open = open, Descending = down, Waiting = waiting, From = day,
                   Month = day is { } d ? new DateOnly(d.Year, d.Month, 1) : null, Sort = sort, Limit = limit,
               };
    }
}
