using System.Diagnostics;
using System.Net.Http.Headers;
using Cauce.App.Tests.Cases;
using Cauce.App.Tests.Kills;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Communication.Incidents;

public sealed class KilledCircularTests
{
    [Fact]
    public async Task Killed_again_and_again_it_goes_on_and_tells_nobody_twice()
    {
        const int Children = 300;
        await using var cauce = await KillableCauce.Prepare();
        await cauce.Start();
        using var luis = Client(cauce);
        var parent = await luis.Register();
        var numbers = await Task.WhenAll(Enumerable.Range(0, Children).Select(i => Register(luis, i)));
        await luis.Join(parent, numbers);
        var started = await luis.Act(parent, "circulars", new { kind = "reply", textEs = "Hola, {{name}}.", textEn = "Hello {{name}}." });
        var id = (Guid)started["id"]!;
        for (var seen = 0; seen < 2; seen++)
        {
            var before = await Done(cauce);
            while (await Done(cauce) == before && before < Children)
                await Task.Delay(5);
            cauce.Kill();
            await cauce.Start();
        }
        var end = await luis.Finished(id);
        Assert.Equal((Children, 0), ((int)end["done"]!, (int)end["refused"]!));
        await using var db = cauce.Db();
        var letters = await db.Set<OutboxMessage>().Where(m => m.Letter == "reply").GroupBy(m => m.CaseId).Select(g => g.Count()).ToListAsync();
        Assert.Equal(Children, letters.Count);
        Assert.All(letters, n => Assert.Equal(1, n));
        Assert.Equal(Children, await db.Set<Message>().CountAsync(m => m.Kind == MessageKind.Reply));
    }

    [Fact]
    public async Task Five_hundred_cases_are_answered_within_two_minutes_even_on_a_busy_machine()
    {
        World.OnOneEngineOnly();
        const int Children = 500;
        await using var own = await World.Fresh();
        using var luis = own.Api("luis");
        var parent = await luis.Register();
        var numbers = await Task.WhenAll(Enumerable.Range(0, Children).Select(i => Register(luis, i)));
        await luis.Join(parent, numbers);
        var clock = Stopwatch.StartNew();
        var end = await luis.Tell(parent, new { kind = "reply", textEs = "Hola, {{name}}.", textEn = "Hello {{name}}." });
        Assert.Equal(Children, (int)end["done"]!);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Children} cases answered in {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), clock.Elapsed.ToString());
    }

    private static Task<string> Register(HttpClient api, int i)
    {
        var body = Some.Case();
        body["customer"] = Telling.Customer($"Cliente {i}", $"cliente{i}@cliente.example", i % 3 == 0 ? "en" : "es");
        return api.Register(body);
    }

    private static async Task<int> Done(KillableCauce cauce)
    {
        await using var db = cauce.Db();
        return await db.Set<CircularLine>().CountAsync(l => l.State == LineState.Done);
    }

    private static HttpClient Client(KillableCauce cauce)
    {
        var client = new HttpClient { BaseAddress = new Uri(cauce.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", cauce.Key);
        return client;
    }
}
