using Cauce.Domain.Cases;
using Cauce.Domain.Common;

namespace Cauce.Domain.Tests.Cases;

[Trait("Req", "E07")]
public sealed class ChannelCostTests
{
    [Fact]
    public void A_cost_is_that_of_its_cases_and_its_months()
    {
        var phone = Priced(Money.Euros(2.55m), Money.Euros(30));
        Assert.Equal(Money.Euros(100.20m), phone.CostOf(cases: 4, months: 3));
        Assert.Equal(Money.Euros(90), phone.CostOf(cases: 0, months: 3));
        Assert.Equal(Money.Zero(Currency.Euro), Priced(Money.Euros(0), Money.Euros(0)).CostOf(4, 3));
    }

    [Fact]
    public void What_nobody_has_said_is_not_free()
    {
        Assert.Null(Priced(null, null).CostOf(4, 3));
        Assert.Null(Priced(Money.Euros(2), null).CostOf(4, 3));
        Assert.Null(Priced(null, Money.Euros(2)).CostOf(4, 3));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1_000_000.01)]
    public void A_cost_out_of_range_is_refused_at_its_field_and_changes_nothing(double wrong)
    {
        var phone = Priced(Money.Euros(1), Money.Euros(2));
        var refused = Assert.Throws<RefusedException>(() => phone.Price(Money.Euros(5), Money.Euros((decimal)wrong))).Refusal;
        Assert.Equal((CatalogueRefusals.CostOutOfRange.Code, nameof(Channel.CostPerMonth)), (refused.Code, refused.Field));
        Assert.Equal((Money.Euros(1), Money.Euros(2)), (phone.CostPerCase, phone.CostPerMonth));
    }

    [Fact]
    public void The_dearest_channel_of_the_largest_house_overflows_nothing()
    {
        var most = Money.Of(CatalogueRules.MaxCost, Currency.Of("TND"));
        Assert.Equal(1_001_200m * CatalogueRules.MaxCost, Priced(most, most).CostOf(1_000_000, 1200)!.Value.Amount);
    }

    [Theory]
    [InlineData(100.20, 4, 25.05)]
    [InlineData(100, 3, 33.33)]
    [InlineData(0.05, 2, 0.03)]
    [InlineData(0.03, 6, 0.01)]
    public void A_mean_is_rounded_to_the_cent_halves_away_from_zero(double total, long parts, double mean) =>
        Assert.Equal(Money.Euros((decimal)mean), Money.Euros((decimal)total).Mean(parts));

    private static Channel Priced(Money? perCase, Money? perMonth)
    {
        var channel = new Channel("phone", new LocalText("Teléfono", "Telephone"), 1);
        channel.Price(perCase, perMonth);
        return channel;
    }
}
