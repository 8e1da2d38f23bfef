using System.Net;
using System.Text.Json.Nodes;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Intake.Chats;

/// <summary>A house whose chat desk is open, with its visitors.</summary>
public sealed class ChatHouse : IAsyncLifetime
{
    public World World { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await World.InitializeAsync();
        await OpenDesk(World);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>As the administrator does it. The branch has its hours around the clock, whatever the time of the test.</summary>
    internal static async Task OpenDesk(World world)
    {
        using var admin = await world.SignedIn("admin");
        var hours = Enum.GetNames<DayOfWeek>().ToDictionary(day => day, _ => "0:00-24:00");
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Submit("/console/admin/branches/1", hours, "/console/admin/branches/1/hours")).StatusCode);
        var desk = new Dictionary<string, string> { ["IsOpen"] = "true", ["Branch"] = "1", ["Kind"] = "complaint" };
        Assert.Equal(HttpStatusCode.SeeOther, (await admin.Submit("/console/admin/chat", desk)).StatusCode);
    }

    /// <summary>Somebody begins to talk; returns the address of their page.</summary>
    internal static async Task<string> Begin(HttpClient visitor, string text, string name = "Lucía Gómez")
    {
        var begun = await Send(visitor, text, name);
        Assert.True(begun.StatusCode == HttpStatusCode.SeeOther, await begun.Content.ReadAsStringAsync());
        return begun.Headers.Location!.ToString().Split('?')[0];
    }

    internal static async Task<HttpResponseMessage> Send(HttpClient visitor, string text, string name = "Lucía Gómez", string email = "lucia@cliente.example") =>
        await visitor.Submit("/chat", new Dictionary<string, string> { ["Name"] = name, ["Email"] = email, ["Text"] = text, ["Ticket"] = (await visitor.Open("/chat")).QuerySelector("[name=Ticket]")?.GetAttribute("value") ?? "" });

    internal async Task<Chat> Of(string page)
    {
        var hash = App.Cases.TrackingKeys.Hash(page.Split('/')[^1]);
        await using var db = World.Db();
        return await db.Set<Chat>().SingleAsync(c => c.KeyHash == hash);
    }

    /// <summary>The notice shows the three who wait longest: those that other tests left are out of its way.</summary>
    internal async Task NobodyWaits()
    {
        await using var db = World.Db();
        await db.Set<Chat>().Where(c => c.EndedAt == null && c.TakenBy == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, DateTimeOffset.UtcNow));
    }

    /// <summary>So long ago that Cauce must do something about it.</summary>
    internal async Task LongAgo(Chat chat)
    {
        await using var db = World.Db();
        var then = DateTimeOffset.UtcNow - Chat.Silence - TimeSpan.FromMinutes(1);
        await db.Set<Chat>().Where(c => c.Id == chat.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastAt, then));
        await db.Set<Chat>().Where(c => c.Id == chat.Id && c.WaitsSince != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.WaitsSince, then));
    }

    internal async Task<Chat> Ended(string page)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await Of(page) is { IsOpen: false } ended)
                return ended;
            await Task.Delay(100);
        }
        throw new TimeoutException("the chat still goes on");
    }

    internal static string Said(JsonNode talk) => string.Join(" / ", talk["lines"]!.AsArray().Select(l => $"{l!["by"]?.GetValue<string>() ?? "-"}: {l["text"]}"));
}
