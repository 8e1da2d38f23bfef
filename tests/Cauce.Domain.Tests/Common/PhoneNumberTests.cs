using Cauce.Domain.Common;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Common;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("600 123 456", "34600123456")]
    [InlineData("+34 600-12-34-56", "34600123456")]
    [InlineData("0034600123456", "34600123456")]
    [InlineData("34 600 123 456", "34600123456")]
    [InlineData("(91) 234.56.78", "34912345678")]
    [InlineData("91/2345678", "34912345678")]
    [InlineData("600 123 456 / 912 345 678", "34600123456")]
    [InlineData("912345678 ext. 23", "34912345678")]
    [InlineData("+44 (0)20 7946 0000", "442079460000")]
    [InlineData("+51 987 654 321", "51987654321")]
    [InlineData("1004", "1004")]
    [InlineData("＋34 ６００ 123 456", "34600123456")]
    public void Digits_are_in_international_order(string text, string digits)
    {
        var number = PhoneNumber.Parse(text);
        Assert.Equal((text, digits), (number.Text, number.Digits));
    }

    [Fact]
    public void Another_country_has_another_prefix() => Assert.Equal("51987654321", PhoneNumber.Parse("987 654 321", "51").Digits);

    [Fact]
    public void Numbers_that_dial_the_same_are_equal() => Assert.Equal(PhoneNumber.Parse("600123456"), PhoneNumber.Parse("+34 600 123 456"));

    [Theory]
    [InlineData("no tengo")]
    [InlineData("12")]
    [InlineData("1234567890123456")]
    [InlineData("600+123456")]
    [InlineData("600123456\0")]
    [InlineData("600123456\r\n600")]
    public void What_nobody_could_dial_is_refused(string text) => Assert.Equal(PhoneNumber.Invalid, PhoneNumber.WhyNot(text));

    [Fact]
    public void Reading_never_throws() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => !PhoneNumber.TryParse(text, out var number) || number!.Digits.Length is >= 3 and <= 15));

    [Fact]
    public void Its_digits_are_found_however_they_are_searched_for()
    {
        var index = SearchText.Index(PhoneNumber.Parse("+34 600 123 456").Digits).Split(' ');
        Assert.All(["600123456", "600 12 34 56", "+34600123456"], search => Assert.Contains(Assert.Single(SearchText.Query(search).Terms).Text, index));
    }
}
