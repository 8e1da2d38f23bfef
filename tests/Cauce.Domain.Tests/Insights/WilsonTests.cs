using Cauce.Domain.Insights;

namespace Cauce.Domain.Tests.Insights;

/// <summary>Expected values: the test table of SciPy's <c>binomtest(...).proportion_ci(method="wilson")</c>.</summary>
public sealed class WilsonTests
{
    [Theory, Trait("Req", "D10")]
    [InlineData(3, 10, 0.1077913, 0.6032219)]
    [InlineData(0, 10, 0, 0.2775328)]
    [InlineData(10, 10, 0.7224672, 1)]
    public void The_interval_is_the_published_one(long successes, long trials, double low, double high)
    {
        var interval = Wilson.Of(successes, trials);
        Assert.Equal(low, interval.Low, 7);
        Assert.Equal(high, interval.High, 7);
    }

    [Fact]
    public void At_ninety_nine_percent_it_is_wider()
    {
        var interval = Wilson.Of(3, 10, z: 2.5758293035489004);
        Assert.Equal(0.07956632, interval.Low, 8);
        Assert.Equal(0.6799753, interval.High, 7);
    }
}
