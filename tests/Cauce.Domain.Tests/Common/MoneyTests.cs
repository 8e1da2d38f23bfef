using System.Globalization;
using Cauce.Domain.Common;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Common;

public sealed class MoneyTests
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-ES");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");

    [Theory]
    [InlineData("EUR", 1234.5, 123450)]
    [InlineData("JPY", 1234, 1234)]
    [InlineData("TND", 1.234, 1234)]
    [InlineData("mxn", -0.01, -1)]
    public void Amounts_are_kept_in_the_smallest_unit(string code, double amount, long minor)
    {
        var money = Money.Of((decimal)amount, Currency.Of(code));
        Assert.Equal((minor, (decimal)amount), (money.Minor, money.Amount));
    }

    [Fact]
    public void Currencies_never_mix()
    {
        var (euros, pesos) = (Money.Euros(1), Money.Of(1, Currency.Of("MXN")));
        Assert.Equal(Money.MixedCurrencies, Assert.Throws<RefusedException>(() => euros + pesos).Refusal);
        Assert.Equal(Money.MixedCurrencies, Assert.Throws<RefusedException>(() => euros - pesos).Refusal);
        Assert.Equal(Money.MixedCurrencies, Assert.Throws<RefusedException>(() => euros < pesos).Refusal);
        Assert.NotEqual(euros, pesos);
    }

    [Fact]
    public void Nothing_is_rounded_or_wrapped_in_silence()
    {
        Assert.Equal("money.too-precise", Assert.Throws<RefusedException>(() => Money.Euros(0.001m)).Refusal.Code);
        Assert.Equal(Money.TooLarge, Assert.Throws<RefusedException>(() => Money.Euros(decimal.MaxValue)).Refusal);
        Assert.Equal(Money.TooLarge, Assert.Throws<RefusedException>(() => new Money(long.MaxValue, Currency.Euro) + Money.Euros(1)).Refusal);
        Assert.Equal(Money.TooLarge, Assert.Throws<RefusedException>(() => -new Money(long.MinValue, Currency.Euro)).Refusal);
        Assert.Equal(Currency.Unknown, Assert.Throws<RefusedException>(() => Currency.Of("€")).Refusal);
    }

    [Fact]
    public void Arithmetic_adds_up() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, int>(
                (a, b) =>
                {
                    var (left, right) = (new Money(a, Currency.Euro), new Money(b, Currency.Euro));
                    return left + right == right + left && left + right - right == left && -(-left) == left && (left < right) == (a < b);
                }
            )
        );

    [Fact]
    public void Parts_add_up_to_the_whole_and_differ_by_a_cent_at_most() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, PositiveInt>(
                (minor, parts) =>
                {
                    var split = new Money(minor, Currency.Euro).Split(parts.Get);
                    return split.Count == parts.Get && split.Sum(part => part.Minor) == minor && split.Max(part => part.Minor) - split.Min(part => part.Minor) <= 1;
                }
            )
        );

    [Theory]
    [InlineData(1.005, 1, "1.01")]
    [InlineData(10, 0.21, "2.10")]
    [InlineData(-0.05, 0.5, "-0.03")]
    public void Halves_round_away_from_zero(double amount, double factor, string expected)
    {
        var money = new Money((long)decimal.Round((decimal)amount * 100, MidpointRounding.AwayFromZero), Currency.Euro);
        Assert.Equal($"{expected} EUR", money.Times((decimal)factor).ToString());
    }

    [Fact]
    public void Each_reader_sees_the_money_of_his_culture()
    {
        var euros = Money.Euros(1234.5m);
        Assert.Equal("1.234,50\u00A0€", euros.Format(Spanish));
        Assert.Equal("€1,234.50", euros.Format(British));
        Assert.Equal("-€1,234.50", (-euros).Format(British));
        Assert.Equal("1.235\u00A0JPY", Money.Of(1235, Currency.Of("JPY")).Format(Spanish));
        Assert.Equal("MXN\u00A01,234.50", Money.Of(1234.5m, Currency.Of("MXN")).Format(American));
        Assert.Equal("$1.00", Money.Of(1, Currency.Of("USD")).Format(American));
    }

    [Theory]
    [InlineData("1.234,50", "es-ES", 123450)]
    [InlineData("1234,5 €", "es-ES", 123450)]
    [InlineData("EUR 12", "es-ES", 1200)]
    [InlineData("-3,10", "es-ES", -310)]
    [InlineData("1,234.50", "en-GB", 123450)]
    public void Written_amounts_are_read(string text, string culture, long minor) =>
        Assert.Equal(minor, Money.Parse(text, Currency.Euro, CultureInfo.GetCultureInfo(culture)).Minor);

    [Theory]
    [InlineData("")]
    [InlineData("12 manzanas")]
    [InlineData("1.50")]
    [InlineData("1,234.50")]
    [InlineData("12.34.567")]
    public void An_amount_that_could_mean_another_is_refused(string text) =>
        Assert.Equal(Money.NotAnAmount, Assert.Throws<RefusedException>(() => Money.Parse(text, Currency.Euro, Spanish)).Refusal);

    [Fact]
    public void Whatever_is_shown_is_read_back() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int>(minor => new[] { Spanish, British }.All(culture => Money.Parse(new Money(minor, Currency.Euro).Format(culture), Currency.Euro, culture).Minor == minor))
        );
}
