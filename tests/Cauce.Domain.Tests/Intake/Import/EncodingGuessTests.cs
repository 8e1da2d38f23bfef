using System.Text;
using Cauce.Domain.Intake.Import;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Intake.Import;

public sealed class EncodingGuessTests
{
    private const string Spanish = "Año;Descripción\n2014;Reclamación por daños, ¿quién responde?\n";

    [Theory]
    [InlineData("utf-8", 0, true)]
    [InlineData("utf-16", 0, false)]
    [InlineData("utf-16BE", 0, false)]
    [InlineData("windows-1252", 0, false)]
    public void Bytes_are_read_as_they_were_written(string name, int preamble, bool certain)
    {
        var bytes = EncodingGuess.EncodingOf(name).GetBytes(Spanish);
        var guess = EncodingGuess.From(bytes);
        Assert.Equal(new EncodingGuess(name, preamble, certain, DoubleEncoded: false), guess);
        Assert.Equal(Spanish, guess.Decode(bytes));
    }

    [Theory]
    [InlineData("utf-8", 3)]
    [InlineData("utf-16", 2)]
    [InlineData("utf-16BE", 2)]
    public void A_byte_order_mark_decides_and_is_skipped(string name, int preamble)
    {
        Encoding encoding = name == "utf-8" ? new UTF8Encoding(true) : EncodingGuess.EncodingOf(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Spanish)];
        var guess = EncodingGuess.From(bytes);
        Assert.Equal((name, preamble, true), (guess.Name, guess.Preamble, guess.Certain));
        Assert.Equal(Spanish, guess.Decode(bytes));
    }

    [Fact]
    public void Latin_1_and_the_euro_of_windows_are_both_read()
    {
        Assert.Equal("Año", EncodingGuess.From([0x41, 0xF1, 0x6F]).Decode([0x41, 0xF1, 0x6F]));
        Assert.Equal("5 €", EncodingGuess.From([0x35, 0x20, 0x80]).Decode([0x35, 0x20, 0x80]));
    }

    [Fact]
    public void A_sample_may_end_in_the_middle_of_a_character() => Assert.Equal("utf-8", EncodingGuess.From(Encoding.UTF8.GetBytes("Reclamación")[..^2]).Name);

    [Fact]
    public void Nothing_at_all_is_utf_8() => Assert.Equal("utf-8", EncodingGuess.From([]).Name);

    [Fact]
    public void Text_that_was_converted_wrongly_before_is_reported_and_repaired()
    {
        var damaged = EncodingGuess.EncodingOf("windows-1252").GetString(Encoding.UTF8.GetBytes(Spanish));
        Assert.Contains("DescripciÃ³n", damaged, StringComparison.Ordinal);
        Assert.True(EncodingGuess.From(Encoding.UTF8.GetBytes(damaged)).DoubleEncoded);
        Assert.Equal(Spanish, Mojibake.Repair(damaged));
        Assert.Equal(Spanish, Mojibake.Repair(EncodingGuess.EncodingOf("windows-1252").GetString(Encoding.UTF8.GetBytes(damaged))));
    }

    [Theory]
    [InlineData("¿Qué pasó en el año 2014?")]
    [InlineData("«Größe» – naïve… 中文 😀")]
    [InlineData("")]
    public void Sound_text_is_left_alone(string text)
    {
        Assert.False(Mojibake.IsIn(text));
        Assert.Equal(text, Mojibake.Repair(text));
    }

    [Fact]
    public void No_bytes_make_it_fail() =>
        Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes => EncodingGuess.From(bytes).Decode(bytes) is not null));
}
