using System.Globalization;

namespace Cauce.Domain.Common;

/// <summary>An amount in the smallest unit of its currency (cents of a euro). Amounts of different currencies never meet.</summary>
/// <param name="Minor">Smallest units; negative is owed the other way.</param>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    public static readonly Refusal MixedCurrencies = new("money.mixed-currencies");
    public static readonly Refusal TooLarge = new("money.too-large");

    /// <summary>Argument: the decimals the currency has.</summary>
    public static readonly Refusal TooPrecise = new("money.too-precise");

    public static readonly Refusal NotAnAmount = new("money.not-an-amount");

    /// <summary>In whole units, with the decimals of the currency.</summary>
    public decimal Amount => Minor / Currency.Scale;

    public bool IsZero => Minor == 0;

    /// <exception cref="RefusedException"><see cref="TooPrecise"/> rather than rounding in silence, or <see cref="TooLarge"/>.</exception>
    public static Money Of(decimal amount, Currency currency)
    {
        if (decimal.Round(amount, currency.Decimals) != amount)
            throw TooPrecise.With(currency.Decimals).AsException();
        return new Money(Whole(amount, currency.Scale), currency);
    }

    public static Money Euros(decimal amount) => Of(amount, Currency.Euro);

    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Reads "1.234,50" or "1,234.50", as the culture writes it, with or without the currency's code or symbol.</summary>
    /// <exception cref="RefusedException"><see cref="NotAnAmount"/>, <see cref="TooPrecise"/> or <see cref="TooLarge"/>.</exception>
    public static Money Parse(string? text, Currency currency, CultureInfo culture)
    {
        var number = (text ?? "")
            .Replace(currency.Code, "", StringComparison.OrdinalIgnoreCase)
            .Replace(Symbol(currency, culture), "", StringComparison.Ordinal)
            .Trim();
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        // Groups are checked by hand: the platform reads "1.50" in Spanish as 150.
        if (!GroupsAreWhole(number, format) || !decimal.TryParse(number, NumberStyles.Number, format, out var amount))
            throw NotAnAmount.AsException();
        return Of(amount, currency);
    }

    public static Money operator +(Money left, Money right) => left.With((Int128)left.Minor + left.Same(right).Minor);

    public static Money operator -(Money left, Money right) => left.With((Int128)left.Minor - left.Same(right).Minor);

    public static Money operator -(Money money) => money.With(-(Int128)money.Minor);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Rounded to the smallest unit, halves away from zero, as invoices do.</summary>
    public Money Times(decimal factor) => new(Whole(Minor, factor), Currency);

    /// <summary>What one of so many parts comes to, rounded as <see cref="Times"/> does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no part.</exception>
    public Money Mean(long parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return this with { Minor = decimal.ToInt64(decimal.Round((decimal)Minor / parts, MidpointRounding.AwayFromZero)) };
    }

    /// <summary>Equal parts that add up to the whole: the first ones take the cents that are left.</summary>
    public IReadOnlyList<Money> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var (share, rest) = long.DivRem(Minor, parts);
        var currency = Currency;
        return [.. Enumerable.Range(0, parts).Select(part => new Money(share + (part < Math.Abs(rest) ? Math.Sign(rest) : 0), currency))];
    }

    /// <exception cref="RefusedException"><see cref="MixedCurrencies"/>.</exception>
    public int CompareTo(Money other) => Minor.CompareTo(Same(other).Minor);

    /// <summary>As the reader's culture writes money: "1.234,50 €", "€1,234.50"; a symbol that is another country's too gives way to the code.</summary>
    public string Format(CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = Symbol(Currency, culture);
        format.CurrencyDecimalDigits = Currency.Decimals;
        // The platform's patterns hold plain spaces, where a line may break.
        var text = Amount.ToString("C", format).Replace(' ', '\u00A0');
        return format.CurrencySymbol.Length == 3 && char.IsAsciiLetter(format.CurrencySymbol[0]) ? Apart(text, format.CurrencySymbol) : text;
    }

    public override string ToString() => $"{Amount.ToString($"F{Currency.Decimals}", CultureInfo.InvariantCulture)} {Currency}";

    private static string Apart(string text, string code) =>
        text.Replace(code, $"\u00A0{code}\u00A0", StringComparison.Ordinal).Replace("\u00A0\u00A0", "\u00A0", StringComparison.Ordinal).Trim('\u00A0');

    private static string Symbol(Currency currency, CultureInfo culture)
    {
        if (culture is { IsNeutralCulture: false, Name.Length: > 0 } && new RegionInfo(culture.Name) is var region && region.ISOCurrencySymbol == currency.Code)
            return region.CurrencySymbol;
        return currency.Code switch
        {
            "EUR" => "€",
            "GBP" => "£",
            var code => code,
        };
    }

    private static bool GroupsAreWhole(string number, NumberFormatInfo format)
    {
        var whole = number.Split(format.NumberDecimalSeparator)[0].Trim();
        var groups = whole.Split(format.NumberGroupSeparator);
        return number.Split(format.NumberDecimalSeparator).Skip(1).All(rest => !rest.Contains(format.NumberGroupSeparator, StringComparison.Ordinal))
            && groups.Skip(1).All(group => group.Length == 3)
            && (groups.Length == 1 || groups[0].Trim('-', '+').Length is >= 1 and <= 3);
    }

    private static long Whole(decimal number, decimal factor)
    {
        try
        {
            return decimal.ToInt64(decimal.Round(number * factor, MidpointRounding.AwayFromZero));
        }
        catch (OverflowException)
        {
            throw TooLarge.AsException();
        }
    }

    private Money With(Int128 minor) => minor >= long.MinValue && minor <= long.MaxValue ? this with { Minor = (long)minor } : throw TooLarge.AsException();

    private Money Same(Money other) => other.Currency == Currency ? other : throw MixedCurrencies.AsException();
}
