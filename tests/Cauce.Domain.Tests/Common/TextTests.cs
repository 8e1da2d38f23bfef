using System.Text.Json;
using Cauce.Domain.Common;
using FsCheck;
using FsCheck.Fluent;
using Text = Cauce.Domain.Common.Text;

namespace Cauce.Domain.Tests.Common;

public sealed class TextTests
{
    [Fact]
    public void Hostile_texts_come_back_as_they_went_in()
    {
        var path = RealData.PathOf("text/blns.json");
        Assert.SkipWhen(path is null, "The list of hostile strings is not on this machine.");
        var strings = JsonSerializer.Deserialize<string[]>(File.ReadAllText(path!))!;
        Assert.Equal(515, strings.Length);
        foreach (var hostile in strings.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            Assert.Equal(hostile, Text.Body(hostile, "description"));
            Assert.Equal(hostile.Trim(), Text.Line(hostile, "subject"));
            Assert.Equal(hostile, Text.Storable(hostile));
            Assert.NotNull(SearchText.Index(hostile));
            Assert.NotNull(SearchText.Query(hostile, typing: true));
        }
    }

    [Theory]
    [InlineData(null, "text.missing")]
    [InlineData(" \t\n ", "text.missing")]
    [InlineData("a\0b", "text.unstorable")]
    [InlineData("Asunto\r\nBcc: all@example.com", "text.line-break")]
    [InlineData("12345678901", "text.too-long")]
    public void A_line_that_cannot_be_kept_is_refused_by_name(string? value, string code)
    {
        var refusal = Text.WhyNotLine(value, "subject", max: code == "text.too-long" ? 10 : 100);
        Assert.Equal((code, "subject"), (refusal?.Code, refusal?.Field));
        Assert.Equal(code, Assert.Throws<RefusedException>(() => Text.Line(value, "subject", code == "text.too-long" ? 10 : 100)).Refusal.Code);
    }

    // Not as inline data: attributes are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void Half_a_character_cannot_be_kept() =>
        Assert.All(["a\uD83D", "\uDE00a", "a\uD83Db"], value => Assert.Equal("text.unstorable", Text.WhyNotBody(value, "description")?.Code));

    [Fact]
    public void A_body_keeps_its_breaks_and_blanks() => Assert.Equal(" uno\r\n\tdos \n", Text.Body(" uno\r\n\tdos \n", "description"));

    [Fact]
    public void A_refusal_of_length_says_the_length() => Assert.Equal([5], Text.WhyNotBody("123456", "description", 5)!.Arguments);

    [Fact]
    public void What_comes_from_outside_always_becomes_storable() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<string>(text => Text.WhyNotBody("x" + Text.Storable(text + "\0\uD800"), "body") is null && !Text.ToLine(text).Contains('\n'))
        );

    [Fact]
    public void Breaks_in_a_foreign_subject_become_spaces() => Assert.Equal("uno dos tres", Text.ToLine(" uno\r\n dos\ntres\r\n"));

    [Fact]
    public void Shortening_never_cuts_a_character_in_half()
    {
        Assert.Equal("ab…", Text.Shorten("ab😀c", 4));
        Assert.Equal("ab😀c", Text.Shorten("ab😀c", 5));
        Assert.Equal("…", Text.Shorten("😀😀", 1));
    }
}
