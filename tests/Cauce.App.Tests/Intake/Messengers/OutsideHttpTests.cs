using System.Net;
using Cauce.App.Intake.Messengers;
using Cauce.App.Shared;
using Cauce.App.Tests.Fakes;
using static Cauce.App.Tests.Intake.Messengers.Switchboard;

namespace Cauce.App.Tests.Intake.Messengers;

/// <summary>Addresses that a person types must not lead into our own network.</summary>
public sealed class OutsideHttpTests
{
    public static TheoryData<string> Inside =>
    [
        "127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "2130706433", "0177.0.0.1", "0x7f000001", "0x7f.0.0.1", "0.0.0.0", "localhost", "LOCALHOST", "localhost.", "a.localhost",
        "10.0.0.5", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "2852039166", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[fd00:ec2::254]", "[fe80::1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]",
        "metadata.google.internal", "intranet", "printer.local",
    ];

    [Theory, MemberData(nameof(Inside)), Trait("Lesson", "C1")]
    public async Task A_host_inside_is_refused_when_it_is_typed_and_when_it_is_asked(string host)
    {
        using var http = new OutsideHttp(new Settings { Data = "." });
        Assert.NotNull(http.WhyNot($"https://{host}/x"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{host}/x");
        await Assert.ThrowsAsync<HttpRequestException>(() => http.Send(request, Cancel));
    }

    [Theory, Trait("Lesson", "C1")]
    [InlineData("http://93.184.216.34/")]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:pass@example.com/")]
    [InlineData("//example.com")]
    [InlineData("javascript:alert(1)")]
    public void Only_https_without_a_name_in_it_is_an_address(string address)
    {
        using var http = new OutsideHttp(new Settings { Data = "." });
        Assert.NotNull(http.WhyNot(address));
    }

    [Theory, Trait("Lesson", "C1")]
    [InlineData("93.184.216.34")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("64:ff9b::5db8:d822")]
    public void What_is_out_in_the_world_passes(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Fact, Trait("Lesson", "C1")]
    public async Task A_redirect_is_not_followed_and_only_the_allowed_host_is_asked()
    {
        await using var inside = await Outsider.Start();
        inside.Answers = _ => new Told(302, "") { Headers = { ["Location"] = inside.Url + "/secret" } };
        using var http = new OutsideHttp(new Settings { Data = ".", HooksAllow = "127.0.0.1" });
        Assert.Null(http.WhyNot(inside.Url));
        Assert.NotNull(http.WhyNot("http://127.0.0.2/"));
        using var request = new HttpRequestMessage(HttpMethod.Get, inside.Url + "/first");
        using var answer = await http.Send(request, Cancel);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Single(inside.Asked);
    }
}
