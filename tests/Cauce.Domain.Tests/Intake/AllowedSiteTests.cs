using Cauce.Domain.Common;
using Cauce.Domain.Intake.Web;

namespace Cauce.Domain.Tests.Intake;

public sealed class AllowedSiteTests
{
    [Theory]
    [InlineData("www.empresa.example", "https://www.empresa.example")]
    [InlineData(" HTTPS://WWW.Empresa.example/contacto?x=1 ", "https://www.empresa.example")]
    [InlineData("https://empresa.example:8443/", "https://empresa.example:8443")]
    [InlineData("https://compañía.example", "https://xn--compaa-7va5a.example")]
    [InlineData("http://localhost:5000", "http://localhost:5000")]
    public void An_origin_is_read_from_what_people_type(string typed, string origin) => Assert.Equal(origin, AllowedSite.ReadOrigin(typed));

    [Theory]
    [InlineData("", "site.not-a-site")]
    [InlineData("*", "site.not-a-site")]
    [InlineData("https://*.empresa.example", "site.not-a-site")]
    [InlineData("https://a.example; script-src *", "site.not-a-site")]
    [InlineData("https://user:pass@empresa.example", "site.not-a-site")]
    [InlineData("javascript://empresa.example/%0aalert(1)", "site.not-encrypted")]
    [InlineData("http://empresa.example", "site.not-encrypted")]
    public void What_would_open_more_than_one_site_is_refused(string typed, string code) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => AllowedSite.ReadOrigin(typed)).Refusal.Code);
}
