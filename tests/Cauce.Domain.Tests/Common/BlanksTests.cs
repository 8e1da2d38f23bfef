using Cauce.Domain.Common;

namespace Cauce.Domain.Tests.Common;

public sealed class BlanksTests
{
    [Theory, Trait("Req", "C07")]
    [InlineData("Estimado {{nombre}}:", "{{nombre}}")]
    [InlineData("Su envío sale el {{ fecha_de_envio }}.", "{{ fecha_de_envio }}")]
    [InlineData("Le llamará [NOMBRE DEL AGENTE] mañana", "[NOMBRE DEL AGENTE]")]
    [InlineData("Le devolvemos […] euros", "[…]")]
    [InlineData("Le devolvemos [...] euros", "[...]")]
    public void A_blank_is_told_by_its_shape(string text, string blank) => Assert.Equal([blank], Blanks.WhyNotSend(text)!.Arguments);

    [Theory, Trait("Req", "C07")]
    [InlineData("Faltan dos cajas [sic] del albarán")]
    [InlineData("Ref. [A1] y {x}")]
    [InlineData("{{ 7*7 }} {{}} {{%")]
    [InlineData("[IVA] incluido")]
    [InlineData("")]
    [InlineData(null)]
    public void What_only_looks_like_one_goes(string? text) => Assert.Null(Blanks.WhyNotSend(text));
}
