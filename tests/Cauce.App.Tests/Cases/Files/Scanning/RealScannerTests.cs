using System.Diagnostics;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Tests.Architecture;
using Cauce.App.Tests.Fakes;
using Cauce.Domain.Cases;
using Process = System.Diagnostics.Process;

namespace Cauce.App.Tests.Cases.Files.Scanning;

/// <summary>With Debian's clamd, which knows the EICAR test file.</summary>
public sealed class RealScannerTests
{
    [Fact, Trait("Req", "A13")]
    public async Task Clamd_judges_by_socket_and_by_tcp()
    {
        await using var real = await RealClamd.Start();
        foreach (var address in new[] { real.Unix, real.Tcp })
        {
            var clamd = new Clamd(ClamdAddress.Read(address)!);
            Assert.StartsWith("ClamAV ", await clamd.Version(Cancel), StringComparison.Ordinal);
            Assert.Equal(FileVerdict.Clean, (await clamd.Scan(new MemoryStream(Scanned.Text()), Cancel)).Verdict);
            var found = await clamd.Scan(new MemoryStream(FakeClamd.Eicar), Cancel);
            Assert.Equal(FileVerdict.Infected, found.Verdict);
            Assert.StartsWith("Eicar-Test-Signature", found.Finding, StringComparison.Ordinal);
            // Its limit here is 1 MB.
            Assert.Equal(FileVerdict.Unscannable, (await clamd.Scan(new MemoryStream(new byte[3 * 1024 * 1024]), Cancel)).Verdict);
        }
    }

    [Fact, Trait("Req", "A13")]
    public async Task What_came_while_clamd_was_away_is_judged_when_it_comes_back_and_again_after_it_went()
    {
        RealClamd.SkipWithout();
        var socket = Path.Combine(Directory.CreateTempSubdirectory("cauce-clamd-socket-").FullName, "clamd.sock");
        await using var own = await World.Fresh(s => s with { Clamd = "unix:" + socket });
        using var visitor = own.Visitor();
        var (clean, virus) = (Scanned.Text(), Scanned.Virus());
        var key = await visitor.Sends(("limpio.txt", clean), ("virus.txt", virus));
        Assert.Empty(await visitor.LinksOf(key));
        await using (await RealClamd.Start(socket))
        {
            await own.Judged(clean, FileVerdict.Clean);
            await own.Judged(virus, FileVerdict.Infected);
        }
        Assert.Equal(clean, await visitor.GetByteArrayAsync(Assert.Single(await visitor.LinksOf(key)), Cancel));
        var later = Scanned.Text();
        var second = await visitor.Sends(("luego.txt", later));
        await Task.Delay(500, Cancel);
        Assert.Empty(await visitor.LinksOf(second));
        await using (await RealClamd.Start(socket))
            await own.Judged(later, FileVerdict.Clean);
        Directory.Delete(Path.GetDirectoryName(socket)!, recursive: true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The clamd of <c>bin/clamd</c>, for this test alone.</summary>
    private sealed class RealClamd : IAsyncDisposable
    {
        private readonly Process process;
        private readonly Dictionary<string, string> set = [];

        private RealClamd(Process process) => this.process = process;

        public string Unix => "unix:" + set["CAUCE_TEST_CLAMD_SOCKET"];

        public string Tcp => "tcp://127.0.0.1:" + set["CAUCE_TEST_CLAMD_PORT"];

        public static void SkipWithout() => Assert.SkipUnless(File.Exists("/usr/sbin/clamd"), "clamd is not installed: bin/clamd does it");

        public static async Task<RealClamd> Start(string? socket = null)
        {
            SkipWithout();
            var start = new ProcessStartInfo("bash", [Path.Combine(Sources.Root, "bin/clamd")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
            if (socket is not null)
                start.Environment["CAUCE_TEST_CLAMD_SOCKET"] = socket;
            var real = new RealClamd(Process.Start(start)!);
            while (await real.process.StandardOutput.ReadLineAsync(Cancel) is { } line && line != "ready")
            {
                if (line.Split('=', 2) is [var name, var value])
                    real.set[name] = value;
            }
            return real;
        }

        public async ValueTask DisposeAsync()
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }
}
