using Cauce.Domain.Common;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Common;

public sealed class PlaceholderTests
{
    private static Dictionary<string, string?> Named(string? name) => new() { ["name"] = name };

    [Fact, Trait("Req", "C07")]
    public void What_is_known_is_filled_in_and_what_is_not_stays_and_cannot_be_sent()
    {
        var filled = Placeholders.Fill("Hola, {{ name }}: {{date}}", Named("Carmen"));
        Assert.Equal("Hola, Carmen: {{date}}", filled);
        Assert.Equal("text.unfilled", Blanks.WhyNotSend(filled)!.Code);
        Assert.Equal(["{{date}}"], Placeholders.Unknown("{{name}} {{date}} {{date}}", ["name"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Nothing_fills_nothing(string? name) => Assert.Equal("Hola, {{name}}", Placeholders.Fill("Hola, {{name}}", Named(name)));

    [Theory]
    [InlineData("{{number}}")]
    [InlineData("{{ name }}")]
    [InlineData("[NOMBRE DEL CLIENTE]")]
    [InlineData("Ana\r\nBcc: todos@ejemplo.example")]
    public void A_value_is_never_read_for_places_and_stays_on_its_line(string hostile)
    {
        var filled = Placeholders.Fill("{{name}} / {{name}}", Named(hostile));
        Assert.Null(Blanks.WhyNotSend(filled));
        Assert.DoesNotContain('\n', filled);
        Assert.DoesNotContain('\r', filled);
    }

    [Fact]
    public void Whatever_somebody_is_called_the_text_can_be_sent() => Prop.ForAll<string?>(name =>
        string.IsNullOrWhiteSpace(name) || Blanks.WhyNotSend(Placeholders.Fill("Hola, {{name}}: ya está.", Named(name))) is null).QuickCheckThrowOnFailure();
}
