using Cauce.Domain.Common;

namespace Cauce.Domain.Tests.Common;

public sealed class SpanishStemTests
{
    [Theory]
    [InlineData("facturas", "factura")]
    [InlineData("azulejos", "azulejo")]
    [InlineData("reclamaciones", "reclamacion")]
    [InlineData("casos", "caso")]
    [InlineData("casas", "casa")]
    [InlineData("meses", "mes")]
    [InlineData("intereses", "interes")]
    [InlineData("luces", "luz")]
    [InlineData("raices", "raiz")]
    [InlineData("clases", "clase")]
    [InlineData("calles", "calle")]
    [InlineData("bases", "base")]
    [InlineData("redes", "red")]
    [InlineData("leyes", "ley")]
    [InlineData("alcances", "alcance")]
    [InlineData("averias", "averia")]
    [InlineData("ingleses", "ingles")]
    [InlineData("webs", "web")]
    [InlineData("afectadas", "afectado")]
    [InlineData("directoras", "director")]
    [InlineData("espanola", "espanol")]
    public void Spanish_plurals_and_genders_meet(string one, string other) => Assert.Equal(SpanishStem.Of(other), SpanishStem.Of(one));

    [Theory]
    [InlineData("invoices", "invoice")]
    [InlineData("cases", "case")]
    [InlineData("claims", "claim")]
    [InlineData("complaints", "complaint")]
    [InlineData("companies", "company")]
    [InlineData("deliveries", "delivery")]
    [InlineData("delays", "delay")]
    [InlineData("boxes", "box")]
    [InlineData("classes", "class")]
    [InlineData("addresses", "address")]
    [InlineData("expenses", "expense")]
    [InlineData("employees", "employee")]
    [InlineData("photos", "photo")]
    [InlineData("cars", "car")]
    public void English_plurals_come_to_no_harm(string many, string one) => Assert.Equal(SpanishStem.Of(one), SpanishStem.Of(many));

    [Theory]
    [InlineData("piso", "pisa")]
    [InlineData("mesa", "mes")]
    [InlineData("red", "rey")]
    [InlineData("sol", "sola")]
    [InlineData("autobus", "autob")]
    [InlineData("glass", "glas")]
    public void Different_words_stay_apart(string one, string other) => Assert.NotEqual(SpanishStem.Of(other), SpanishStem.Of(one));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("alb8812s")]
    [InlineData("приветs")]
    public void Only_whole_words_of_latin_letters_are_stemmed(string word) => Assert.Equal(word, SpanishStem.Of(word));
}
