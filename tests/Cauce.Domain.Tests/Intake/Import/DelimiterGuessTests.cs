using Cauce.Domain.Intake.Import;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Intake.Import;

public sealed class DelimiterGuessTests
{
    [Theory]
    [InlineData("a,b,c\n1,2,3\n4,5,6\n", ',', 3)]
    [InlineData("a;b\n1,5;2,5\n3,5;4,5\n", ';', 2)]
    [InlineData("a\tb\r\nuno, dos\ttres\r\n", '\t', 2)]
    [InlineData("a|b|c\n1|2|3\n", '|', 3)]
    [InlineData("n,texto\n1,\"uno; dos; tres\"\n2,\"cuatro;\nseis\"\n", ',', 2)]
    [InlineData("n;texto\n1;\"dice \"\"hola, hola\"\"\"\n2;nada\n", ';', 2)]
    [InlineData("a;b;c", ';', 3)]
    [InlineData("solo\nuna\ncolumna\n", ',', 1)]
    [InlineData("", ',', 1)]
    public void The_delimiter_is_what_cuts_all_rows_alike(string sample, char delimiter, int columns)
    {
        var guess = DelimiterGuess.From(sample);
        Assert.Equal((delimiter, columns), (guess.Delimiter, guess.Columns));
    }

    [Fact]
    public void Excel_may_declare_it_in_a_line_of_its_own() =>
        Assert.Equal(new DelimiterGuess('|', 2, 1, SkipFirstLine: true), DelimiterGuess.From("sep=|\r\na|b\r\n1|2\r\n"));

    [Fact]
    public void Agreement_says_how_many_rows_have_that_many_cells() => Assert.Equal(0.75, DelimiterGuess.From("a;b\n1;2\n3;4;5\n6;7\n").Agreement);

    [Fact]
    public void No_text_makes_it_fail() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text => DelimiterGuess.From(text ?? "").Columns >= 1));
}
