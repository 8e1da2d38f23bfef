using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Tests.Fakes;
using Cauce.Domain.Cases;

namespace Cauce.App.Tests.Cases.Files.Scanning;

/// <summary>The wire to clamd, and every way in which it can fail.</summary>
public sealed class ClamdTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    [Theory, Trait("Req", "A13")]
    [InlineData("tcp://127.0.0.1:3310")]
    [InlineData("tcp://av.example")]
    [InlineData("unix:/var/run/clamav/clamd.ctl")]
    public void An_address_is_a_host_or_a_socket(string setting) => Assert.Equal(setting, ClamdAddress.Read(setting)!.Text);

    [Theory]
    [InlineData("http://127.0.0.1:3310")]
    [InlineData("127.0.0.1:3310")]
    [InlineData("unix:")]
    [InlineData("unix:clamd.ctl")]
    [InlineData("tcp://user:pass@host:1")]
    [InlineData("tcp://host/path")]
    public void Another_address_stops_the_start_and_says_which(string setting) =>
        Assert.Contains(setting, Assert.Throws<InvalidOperationException>(() => ClamdAddress.Read(setting)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task It_judges_what_is_clean_and_what_is_not_whatever_its_length()
    {
        await using var fake = new FakeClamd();
        var clamd = Of(fake);
        Assert.StartsWith("ClamAV 1.4.6/", await clamd.Version(Cancel), StringComparison.Ordinal);
        foreach (var length in new[] { 0, 1, 65535, 65536, 65537, 300_000 })
        {
            Assert.Equal(new ScanReply(FileVerdict.Clean, null), await clamd.Scan(new MemoryStream(new byte[length]), Cancel));
            var infected = new MemoryStream([.. new byte[length], .. FakeClamd.Eicar]);
            Assert.Equal(new ScanReply(FileVerdict.Infected, "Eicar-Test-Signature"), await clamd.Scan(infected, Cancel));
        }
    }

    [Fact]
    public async Task A_limit_of_its_size_is_heard_though_it_hangs_up_while_more_is_sent()
    {
        await using var fake = new FakeClamd { Limit = 100_000 };
        Assert.Equal(FileVerdict.Unscannable, (await Of(fake).Scan(new MemoryStream(new byte[20_000_000]), Cancel)).Verdict);
    }

    [Theory]
    [InlineData("what?", ClamdFault.Garbled)]
    [InlineData("stream:  FOUND", ClamdFault.Garbled)]
    [InlineData("stream: OK and more", ClamdFault.Garbled)]
    [InlineData("", ClamdFault.Garbled)]
    [InlineData("stream: Can't allocate memory ERROR", ClamdFault.Failed)]
    [InlineData(null, ClamdFault.Unreachable)]
    public async Task Nothing_it_says_else_is_taken_for_a_verdict(string? reply, ClamdFault fault)
    {
        await using var fake = new FakeClamd { Reply = _ => reply };
        var failure = await Assert.ThrowsAsync<ClamdException>(() => Of(fake).Scan(new MemoryStream([1]), Cancel));
        Assert.Equal(fault, failure.Fault);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_without_end()
    {
        await using var fake = new FakeClamd { Reply = _ => new string('x', 1_000_000) };
        Assert.Equal(ClamdFault.Garbled, (await Assert.ThrowsAsync<ClamdException>(() => Of(fake).Scan(new MemoryStream([1]), Cancel))).Fault);
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_is_not_waited_for()
    {
        await using var fake = new FakeClamd { Gate = new() };
        Assert.Equal(ClamdFault.Silent, (await Assert.ThrowsAsync<ClamdException>(() => Of(fake).Scan(new MemoryStream([1]), Cancel))).Fault);
        using var gone = new CancellationTokenSource();
        var asked = new Clamd(ClamdAddress.Read(fake.Url)!).Scan(new MemoryStream([1]), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task Nobody_there_is_told_at_once_on_both_kinds_of_address()
    {
        var fake = new FakeClamd();
        await fake.DisposeAsync();
        foreach (var url in new[] { fake.Url, "unix:/nowhere/clamd.sock" })
            Assert.Equal(ClamdFault.Unreachable, (await Assert.ThrowsAsync<ClamdException>(() => new Clamd(ClamdAddress.Read(url)!).Version(Cancel))).Fault);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Clamd Of(FakeClamd fake) => new(ClamdAddress.Read(fake.Url)!) { Deadline = fake.Gate is null ? TimeSpan.FromSeconds(20) : Soon };
}
