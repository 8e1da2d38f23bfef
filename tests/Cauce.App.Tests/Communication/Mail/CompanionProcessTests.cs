using System.Diagnostics;
using System.Text.Json.Nodes;
using Cauce.App.Communication.Mail;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cauce.App.Tests.Communication.Mail;

/// <summary>The supervision, with small scripts in the companion's place: each fails in one way.</summary>
public sealed class CompanionProcessTests : IDisposable
{
    private const string Beating = "setInterval(() => console.log('{\"kind\":\"heartbeat\"}'), 50);";
    private const string Reading = "process.stdin.on('data', () => {}).on('end', () => process.exit(0));";
    private const string Answering =
        """
        import { createInterface } from "node:readline";
        const lines = createInterface({ input: process.stdin });
        lines.on("close", () => process.exit(0));
        lines.on("line", (line) => {
          const { id, kind } = JSON.parse(line);
          if (kind === "die") process.exit(1);
          console.log(JSON.stringify({ id, ok: true, pid: process.pid, seen: Object.keys(process.env) }));
        });
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("cauce-companion-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_missing_Node_is_named()
    {
        await using var companion = Companion(Answering, settings => settings with { NodePath = "/nowhere/node" });

        var trouble = await Assert.ThrowsAsync<CompanionUnavailable>(() => Ask(companion));

        Assert.Equal(CompanionTrouble.NodeMissing, trouble.Trouble);
        Assert.Contains("/nowhere/node", trouble.Message);
    }

    [Fact]
    public async Task A_missing_script_is_named()
    {
        await using var companion = Companion(Answering, settings => settings with { ScriptPath = Path.Combine(folder, "gone.mjs") });

        var trouble = await Assert.ThrowsAsync<CompanionUnavailable>(() => Ask(companion));

        Assert.Equal(CompanionTrouble.ScriptMissing, trouble.Trouble);
    }

    [Fact]
    public async Task A_message_stays_queued_while_Node_is_missing()
    {
        await using var companion = Companion(Answering, settings => settings with { NodePath = "/nowhere/node" });
        var settings = new MailSettings("smtp://127.0.0.1:9", new Correspondent("a@cauce.example"), folder);
        var post = new SendMail(companion, new OutboxFolder(companion, settings), settings, NullLogger<SendMail>.Instance);

        var outcome = await post.Send(
            new OutgoingMail { MessageId = "<1@a>", To = [new("c@d")], Subject = "", Text = "", Date = DateTimeOffset.UnixEpoch }, Cancel);

        Assert.Equal(nameof(CompanionTrouble.NodeMissing), Assert.IsType<MailOutcome.Postponed>(outcome).Code);
    }

    [Fact]
    public async Task A_companion_that_was_killed_is_started_again_by_the_next_request()
    {
        await using var companion = Companion(Beating + Answering);
        var first = await Ask(companion);

        using (var process = Process.GetProcessById(companion.ProcessId!.Value))
        {
            process.Kill();
            await process.WaitForExitAsync(Cancel);
        }

        await Until(() => companion.ProcessId is null);
        Assert.NotEqual(first, await Ask(companion));
    }

    [Fact]
    public async Task A_request_under_way_when_the_companion_dies_is_told_so_at_once()
    {
        await using var companion = Companion(Beating + Answering);

        var trouble = await Assert.ThrowsAsync<CompanionUnavailable>(() => Ask(companion, "die"));

        Assert.Equal(CompanionTrouble.Stopped, trouble.Trouble);
    }

    [Fact]
    public async Task A_companion_without_heartbeat_is_killed_even_with_its_input_blocked()
    {
        await using var companion = Companion("while (true);", settings => settings with { HeartbeatLimit = TimeSpan.FromSeconds(1) });
        var asking = Ask(companion, padding: 1_000_000);
        var stuck = companion.ProcessId!.Value;

        var trouble = await Assert.ThrowsAsync<CompanionUnavailable>(() => asking);

        Assert.Equal(CompanionTrouble.Stopped, trouble.Trouble);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(stuck));
    }

    [Fact]
    public async Task A_living_companion_that_does_not_answer_misses_the_deadline_and_lives_on()
    {
        await using var companion = Companion(Beating + Reading);

        var trouble = await Assert.ThrowsAsync<CompanionUnavailable>(() => Ask(companion, deadline: TimeSpan.FromSeconds(1)));

        Assert.Equal(CompanionTrouble.DeadlinePassed, trouble.Trouble);
        Assert.NotNull(companion.ProcessId);
    }

    [Fact]
    public async Task A_companion_that_cannot_start_rests_longer_each_time()
    {
        await using var companion = Companion("process.exit(1);", settings => settings with { FirstRest = TimeSpan.FromSeconds(1) });

        Assert.Equal(CompanionTrouble.Stopped, (await Assert.ThrowsAsync<CompanionUnavailable>(() => Ask(companion))).Trouble);
        Assert.Equal(CompanionTrouble.Resting, (await Assert.ThrowsAsync<CompanionUnavailable>(() => Ask(companion))).Trouble);
        await Task.Delay(1100, Cancel);
        Assert.Equal(CompanionTrouble.Stopped, (await Assert.ThrowsAsync<CompanionUnavailable>(() => Ask(companion))).Trouble);
        await Task.Delay(1100, Cancel);
        Assert.Equal(CompanionTrouble.Resting, (await Assert.ThrowsAsync<CompanionUnavailable>(() => Ask(companion))).Trouble);
    }

    [Fact]
    public async Task Lines_that_are_not_answers_are_passed_over()
    {
        await using var companion = Companion("console.log('hello'); console.log('[]'); console.log('{\"id\":7}');" + Beating + Answering);

        Assert.True(await Ask(companion) > 0);
    }

    [Fact]
    public async Task The_companion_does_not_see_the_secrets_of_the_installation()
    {
        Environment.SetEnvironmentVariable("CAUCE_TEST_SECRET", "s3cret");
        await using var companion = Companion(Beating + Answering);

        var answer = await companion.Ask("any", [], TimeSpan.FromSeconds(10), Cancel);

        var seen = answer.GetProperty("seen").EnumerateArray().Select(name => name.GetString()).ToList();
        Assert.Contains("PATH", seen);
        Assert.DoesNotContain("CAUCE_TEST_SECRET", seen);
    }

    [Fact]
    public async Task Disposing_ends_the_companion_and_refuses_further_requests()
    {
        var companion = Companion(Beating + Answering);
        var id = (int)await Ask(companion);

        await companion.DisposeAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ask(companion));
    }

    private CompanionProcess Companion(string script, Func<CompanionSettings, CompanionSettings>? change = null)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():n}.mjs");
        File.WriteAllText(path, script);
        var settings = new CompanionSettings { ScriptPath = path };
        return new(change is null ? settings : change(settings), TimeProvider.System, NullLogger<CompanionProcess>.Instance);
    }

    private static async Task<long> Ask(CompanionProcess companion, string kind = "any", TimeSpan? deadline = null, int padding = 0)
    {
        var request = new JsonObject { ["padding"] = new string('x', padding) };
        var answer = await companion.Ask(kind, request, deadline ?? TimeSpan.FromSeconds(10), Cancel);
        return answer.GetProperty("pid").GetInt64();
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var waited = 0; !condition() && waited < 5000; waited += 20)
            await Task.Delay(20, Cancel);
    }
}
