using System.Diagnostics;
using AngleSharp.Html.Parser;
using Cauce.App.Shared.ForeignHtml;

namespace Cauce.App.Tests.Shared;

/// <summary>HTML that others wrote is read as it was meant and does nothing.</summary>
public sealed class CleanHtmlTests
{
    [Theory, Trait("Lesson", "B1")]
    [InlineData("<script>alert(1)</script>ok", "ok")]
    [InlineData("<sCript>alert(1)</sCript>ok", "ok")]
    [InlineData("ok<script>alert(1)", "ok")]
    [InlineData("ok<script\n>alert(1)</script\n>", "ok")]
    [InlineData("<p onclick=\"alert(1)\" OnError=x>ok</p>", "<p>ok</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">ok</a>", "<a>ok</a>")]
    [InlineData("<a href=\"JaVa\tscRipt:alert(1)\">ok</a>", "<a>ok</a>")]
    [InlineData("<a href=\"&#106;avascript&colon;alert(1)\">ok</a>", "<a>ok</a>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">ok</a>", "<a>ok</a>")]
    [InlineData("<a href=\"/console/admin\">ok</a>", "<a>ok</a>")]
    [InlineData("<a href=\"vbscript:x\">ok</a>", "<a>ok</a>")]
    [InlineData("<svg onload=alert(1)><text>no</text></svg>ok", "ok")]
    [InlineData("<math><mtext><script>alert(1)</script></mtext></math>ok", "ok")]
    [InlineData("<base href=\"https://evil.example/\">ok", "ok")]
    [InlineData("<meta http-equiv=refresh content=\"0;url=https://evil.example\">ok", "ok")]
    [InlineData("<form action=\"https://evil.example\"><input name=password value=x>ok<button>Go</button></form>", "ok")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe><object data=x></object><embed src=x>ok", "ok")]
    [InlineData("<style>*{background:url(https://evil.example)}</style>ok", "ok")]
    [InlineData("<p style=\"background:url(https://evil.example);position:fixed;top:0;color:red\">ok</p>", "<p style=\"color:red\">ok</p>")]
    [InlineData("<p style=\"width:expression(alert(1));color:\\72 ed\">ok</p>", "<p>ok</p>")]
    [InlineData("<p style=\"color:red/**/;background-color:rgb(1,2,3)\">ok</p>", "<p style=\"background-color:rgb(1,2,3)\">ok</p>")]
    [InlineData("<!-- <script>alert(1)</script> -->ok<!--[if IE]>x<![endif]-->", "ok")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">ok</p></noscript>", "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\">ok</p>")]
    [InlineData("<x:custom foo=bar>ok</x:custom><template><b>no</b></template>", "ok")]
    [InlineData("<p id=main name=x class=btn data-controller=live>ok</p>", "<p>ok</p>")]
    [InlineData("<img src=x onerror=alert(1)>ok", "<img>ok")]
    [InlineData("<img src=\"https://evil.example/pixel.gif\" alt=\"Logo\">", "<img alt=\"Logo\">")]
    [InlineData("<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">ok", "<img>ok")]
    [InlineData("<textarea><script>alert(1)</script></textarea><title><b>no</b></title>ok", "ok")]
    [InlineData("<plaintext>ok<b>", "ok&lt;b&gt;")]
    public void What_acts_loads_or_covers_is_gone(string foreign, string clean) => Assert.Equal(clean, Clean(foreign));

    [Fact, Trait("Lesson", "B1")]
    public void Tags_within_tags_do_not_come_together()
    {
        var clean = Clean("<scr<script>ipt>alert(1)</scr</script>ipt>")!;
        Assert.DoesNotContain("<scr", clean, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", Clean(clean)!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_read_stays_as_it_was_meant()
    {
        const string foreign = "<table border=\"1\" cellpadding=\"4\"><tbody><tr><td align=\"right\" colspan=\"2\">4 &lt; 6</td></tr></tbody></table><blockquote>cita</blockquote><ol start=\"3\"><li>uno</li></ol><font color=\"red\">rojo</font>";
        Assert.Equal(foreign, Clean(foreign));
        Assert.Equal("<a href=\"https://a.example/?x=1&amp;y=2\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">ver</a>", Clean("<a href='https://a.example/?x=1&y=2' target=_top>ver</a>"));
    }

    [Fact]
    public void Pictures_that_came_with_the_words_stand_in_their_places_and_others_are_asked_for()
    {
        var clean = new CleanHtml(cid => cid == "a@b" ? "data:image/png;base64,AAAA" : null, withRemoteImages: false);
        Assert.Equal("<img src=\"data:image/png;base64,AAAA\" referrerpolicy=\"no-referrer\">", clean.Write("<img src=\"cid:a%40b\">"));
        Assert.Equal("<img>", clean.Write("<img src=\"cid:other\">"));
        var asked = new CleanHtml(_ => null, withRemoteImages: true);
        Assert.Equal("<img src=\"https://a.example/x.png\" referrerpolicy=\"no-referrer\">", asked.Write("<img src=\"https://a.example/x.png\" srcset=\"https://b.example/y 2x\">"));
        Assert.Equal("<img>", asked.Write("<img src=\"http://169.254.169.254/latest\">"));
    }

    [Fact, Trait("Lesson", "A7")]
    public void However_deep_it_nests_the_program_stands()
    {
        var watch = Stopwatch.StartNew();
        Assert.Null(Clean(string.Concat(Enumerable.Repeat("<div>", 380_000))));
        Assert.NotNull(Clean(string.Concat(Enumerable.Repeat("<div>", CleanHtml.MostDepth - 1)) + "fin"));
        Assert.Equal(100_000, Clean(string.Concat(Enumerable.Repeat("<p>a", 100_000)))!.Split("<p>").Length - 1);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void Of_hostile_strings_only_words_are_left()
    {
        var path = RealData.PathOf("text/blns.json");
        Assert.SkipWhen(path is null, "the strings of others are not here");
        foreach (var text in System.Text.Json.JsonSerializer.Deserialize<string[]>(File.ReadAllText(path!))!)
        {
            var document = new HtmlParser().ParseDocument(Clean(text) ?? "");
            Assert.All(document.All.Where(e => e.ParentElement == document.Body || e.Closest("body") is not null), element =>
            {
                Assert.DoesNotContain(element.Attributes, a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "srcdoc" or "formaction" or "xlink:href");
                Assert.False(element.LocalName is "script" or "iframe" or "object" or "embed" or "svg" or "style" or "form" or "input" or "link" or "meta" or "base", text);
            });
        }
    }

    private static string? Clean(string foreign) => new CleanHtml(_ => null, withRemoteImages: false).Write(foreign);
}
