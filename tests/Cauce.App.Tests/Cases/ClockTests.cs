using System.Text.Json.Nodes;

namespace Cauce.App.Tests.Cases;

public sealed class ClockTests(World world)
{
    [Fact, Trait("Req", "A32"), Trait("Req", "B12")]
    public async Task A_case_received_long_ago_is_noticed_as_late_once_and_by_itself()
    {
        using var ana = world.Api("ana");
        var input = Some.Case();
        input["occurredAt"] = "2026-01-02";
        input["receivedAt"] = "2026-01-02";
        var number = await ana.Register(input);
        JsonObject read;
        for (var tries = 0; !(bool)(read = await ana.Read(number))["overdue"]! && tries < 100; tries++)
            await Task.Delay(100);
        Assert.True((bool)read["overdue"]!);
        await Task.Delay(1500);
        var breaches = (await ana.Read(number, "/history"))["items"]!.AsArray().Where(e => (string)e!["what"]! == "clock.breached").ToList();
        Assert.Equal(breaches.Count, breaches.Select(e => (string)e!["details"]!["clock"]!).Distinct().Count());
        Assert.Contains("answer", breaches.Select(e => (string)e!["details"]!["clock"]!));
    }
}
