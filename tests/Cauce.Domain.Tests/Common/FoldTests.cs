using Cauce.Domain.Common;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Common;

public sealed class FoldTests
{
    [Theory]
    [InlineData("Reclamación", "reclamacion")]
    [InlineData("PINGÜINO ñandú Çà", "pinguino nandu ca")]
    [InlineData("Straße œuvre ﬁn Łódź", "strasse oeuvre fin lodz")]
    [InlineData("ＡＬＢ－８８１２", "alb-8812")]
    [InlineData("fac\u00ADtu\u200Bra", "factura")]
    [InlineData("cafe\u0301 İstanbul", "cafe istanbul")]
    [InlineData("Ελληνικός Привет 中文", "ελληνικοσ привет 中文")]
    [InlineData("٣٤٥", "345")]
    public void What_people_write_differently_folds_alike(string text, string folded) => Assert.Equal(folded, Fold.Text(text));

    [Theory]
    [InlineData("Nº  Expediente", "n expediente")]
    [InlineData(" Solicita resp. ", "solicita resp")]
    [InlineData("e-mail", "e mail")]
    [InlineData("…", "")]
    public void Labels_fold_to_their_words(string label, string words) => Assert.Equal(words, Fold.Words(label));

    // Everything that has case, marks or compatibility forms; the ideographs between have none.
    [Theory]
    [InlineData(0x0000, 0x33FF)]
    [InlineData(0xA000, 0xABFF)]
    [InlineData(0xF900, 0x10FFF)]
    [InlineData(0x1D400, 0x1D7FF)]
    [InlineData(0x1F100, 0x1F2FF)]
    public void Folding_any_character_twice_changes_nothing(int first, int last)
    {
        foreach (var value in Enumerable.Range(first, last - first + 1).Where(value => value is not (>= 0xD800 and <= 0xDFFF)))
        {
            var once = Fold.Text(char.ConvertFromUtf32(value));
            Assert.True(once == Fold.Text(once), $"U+{value:X4} folds to '{once}' and then to '{Fold.Text(once)}'");
        }
    }

    [Fact]
    public void Folding_any_text_twice_changes_nothing_and_half_characters_do_no_harm() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => Fold.Text(Fold.Text(text)) == Fold.Text(text)));

    [Fact]
    public void A_lone_surrogate_is_a_space() => Assert.Equal("a b", Fold.Text("a\uD800b"));
}
