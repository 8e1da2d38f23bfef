using Cauce.Domain.Insights;

namespace Cauce.Domain.Tests.Insights;

public sealed class ParetoTests
{
    /// <summary>The data and the table of the R package qcc, documentation of <c>pareto.chart</c>.</summary>
    [Fact, Trait("Req", "D10")]
    public void The_published_example_reaches_exactly_eighty_percent_at_its_third_cause()
    {
        var pareto = Pareto.Of(new Dictionary<string, long>
        {
            ["price code"] = 80, ["schedule date"] = 27, ["supplier code"] = 66, ["contact num."] = 94, ["part num."] = 33,
        });
        Assert.Equal(["contact num.", "price code", "supplier code", "part num.", "schedule date"], pareto.Rows.Select(r => r.Code));
        Assert.Equal([31.33, 58.00, 80.00, 91.00, 100.00], pareto.Rows.Select(r => Math.Round(r.Cumulative, 2)));
        Assert.Equal(3, pareto.VitalFew);
    }

    [Fact]
    public void Equal_causes_stand_by_code_and_causes_without_cases_are_left_out()
    {
        var pareto = Pareto.Of(new Dictionary<string, long> { ["b"] = 2, ["a"] = 2, ["c"] = 0 });
        Assert.Equal(["a", "b"], pareto.Rows.Select(r => r.Code));
        Assert.Equal(2, pareto.VitalFew);
    }

    [Fact]
    public void Nothing_has_no_vital_few() => Assert.Equal(0, Pareto.Of([]).VitalFew);
}
