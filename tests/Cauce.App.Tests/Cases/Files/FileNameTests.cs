using Cauce.App.Cases.Files;

namespace Cauce.App.Tests.Cases.Files;

public sealed class FileNameTests
{
    [Theory, Trait("Req", "A13")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\ana\factura.pdf", "factura.pdf")]
    [InlineData("factura.pdf. . .", "factura.pdf")]
    [InlineData("  foto.jpg  ", "foto.jpg")]
    [InlineData("a\0.pdf", "a.pdf")]
    [InlineData("evil\u202Efdp.exe", "evilfdp.exe")]
    [InlineData("\u200B.\u200F.env", "env")]
    [InlineData("fac\u200Btura.pdf", "factura.pdf")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("Lpt1 .pdf", "_Lpt1 .pdf")]
    [InlineData("a<b>:c|d?.pdf", "a_b__c_d_.pdf")]
    [InlineData("línea\r\nnueva.txt", "línea  nueva.txt")]
    [InlineData("..", "archivo")]
    [InlineData("...  ", "archivo")]
    [InlineData("", "archivo")]
    [InlineData(null, "archivo")]
    [InlineData("albarán nº 12.pdf", "albarán nº 12.pdf")]
    [InlineData("a\ud800b.txt", "ab.txt")]
    public void A_hostile_name_becomes_harmless_and_an_ordinary_one_stays(string? claimed, string expected) =>
        Assert.Equal(expected, FileName.Neutral(claimed));

    [Fact, Trait("Req", "A13")]
    public void A_long_name_keeps_its_extension()
    {
        var name = FileName.Neutral(new string('x', 400) + ".pdf");
        Assert.Equal(120, name.Length);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
    }

    [Theory, Trait("Req", "A13")]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("89504E470D0A1A0A0000", "image/png")]
    [InlineData("47494638396101000100", "image/gif")]
    [InlineData("524946462400000057454250", "image/webp")]
    [InlineData("0000001866747970686569630000", "image/heic")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("504B030414000000", "application/zip")]
    [InlineData("D0CF11E0A1B11AE1", "application/vnd.ms-office")]
    [InlineData("4D5A9000", "application/x-msdownload")]
    [InlineData("7F454C46", "application/x-elf")]
    [InlineData("C2BF5175C3A9", "text/plain")]
    [InlineData("686F6C61C3", "text/plain")]
    [InlineData("00010203", "application/octet-stream")]
    [InlineData("3C7376673E", "text/plain")]
    public void The_type_is_found_in_the_content(string hex, string type) =>
        Assert.Equal(type, MediaType.Of(Convert.FromHexString(hex)));

    [Theory, Trait("Req", "A13")]
    [InlineData("factura.exe", "text/plain", "file.program")]
    [InlineData("factura.pdf", "application/x-msdownload", "file.program")]
    [InlineData("foto.jpg", "text/plain", "file.not-what-it-says")]
    [InlineData("factura.pdf", "application/zip", "file.not-what-it-says")]
    [InlineData("informe.docx", "application/zip", null)]
    [InlineData("foto.JPG", "image/jpeg", null)]
    [InlineData("sin extensión", "application/octet-stream", null)]
    public void Programs_and_files_that_are_not_what_they_say_are_refused(string name, string type, string? code) =>
        Assert.Equal(code, MediaType.WhyNot(name, type)?.Code);
}
