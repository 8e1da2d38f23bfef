using Cauce.App.Insights;
using Cauce.App.Insights.Charts;

namespace Cauce.App.Tests.Insights;

public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 3)]
    [InlineData(13, 15)]
    [InlineData(84, 100)]
    [InlineData(1001, 1500)]
    public void An_axis_ends_at_a_round_number_above_the_largest(double largest, double top) =>
        Assert.Equal(top, Scale.For(largest, low: 250, high: 10).Top);

    [Fact]
    public void Texts_from_outside_cannot_break_out_of_a_drawing()
    {
        var svg = new Drawing(10, 10, "<a>\"b\"").Text(1, 1, "<script>").Bar(new Box(0, 0, 1, 1), "", "\"><x", "/console?a=1&b=2").Done().Value;
        Assert.DoesNotContain("<script>", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><x", svg, StringComparison.Ordinal);
        Assert.Contains("a=1&amp;b=2", svg, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "B27")]
    public void The_median_is_read_from_the_distribution_by_nearest_rank()
    {
        var sums = new Sums();
        foreach (var (tenth, n) in new[] { ("10", 1), ("30", 1), ("85", 1), ("400", 1) })
            sums.Add(Figure.SolvedTenths, tenth, n);
        Assert.Equal(3.0, sums.DaysWithin(50));
        Assert.Equal(40.0, sums.DaysWithin(90));
        Assert.Equal(1.0, sums.DaysWithin(1));
        Assert.Null(new Sums().DaysWithin(50));
    }
}
