using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Kills;

/// <summary>Cauce as its own process, killed with SIGKILL while cases are being registered, again and again.</summary>
public sealed class KilledAtAnyMomentTests
{
    /// <summary>On each engine: fifty in a whole run of the tests.</summary>
    private const int Kills = 25;

    private readonly ConcurrentDictionary<string, string> answered = [];
    private int sent;

    [Fact, Trait("Req", "A06"), Trait("Req", "B03")]
    public async Task What_was_answered_is_there_once_and_whole()
    {
        await using var cauce = await KillableCauce.Prepare();
        for (var kill = 0; kill < Kills; kill++)
        {
            await cauce.Start();
            using var stop = new CancellationTokenSource();
            var clients = Enumerable.Range(0, 4).Select(_ => Register(cauce, stop.Token)).ToArray();
            var enough = answered.Count + 3 + (kill % 7);
            while (answered.Count < enough)
                await Task.Delay(1, stop.Token);
            cauce.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(clients);
        }
        await cauce.Start();
        await CheckCases(cauce);
        await CheckOutbox(cauce);
    }

    /// <summary>Registers until the process is gone; only a 201 counts as an answer.</summary>
    private async Task Register(KillableCauce cauce, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = new Uri(cauce.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", cauce.Key);
        while (!stop.IsCancellationRequested)
        {
            var marker = $"marca-{Interlocked.Increment(ref sent)}";
            var body = Some.Case();
            body["subject"] = marker;
            body["customer"] = new JsonObject { ["name"] = marker, ["email"] = $"{marker}@cliente.example" };
            try
            {
                var response = await client.PostAsJsonAsync("/api/v1/cases", body, stop);
                if (response.StatusCode == HttpStatusCode.Created)
                    answered[marker] = (string)(await response.Content.ReadFromJsonAsync<JsonObject>(stop))!["number"]!;
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task CheckCases(KillableCauce cauce)
    {
        await using var db = cauce.Db();
        var cases = await db.Set<Case>().OrderBy(c => c.Seq).ToListAsync();
        Assert.Equal(Enumerable.Range(1, cases.Count).Select(n => (long)n), cases.Select(c => c.Seq));
        Assert.Equal(cases.Count, cases.Select(c => int.Parse(c.Number.Split('-')[2])).Max());
        Assert.Equal(cases.Count, cases.DistinctBy(c => c.Subject).Count());
        var numbers = cases.ToDictionary(c => c.Subject, c => c.Number);
        Assert.All(answered, one => Assert.Equal(one.Value, numbers[one.Key]));
        var history = (await db.Set<HistoryEntry>().ToListAsync()).ToLookup(h => h.CaseId);
        var clocks = (await db.Set<Clock>().ToListAsync()).ToLookup(c => c.CaseId);
        Assert.All(cases, c =>
        {
            Assert.Equal(c.HistoryLength, history[c.Id].Count());
            Assert.Equal(c.HistoryHash, history[c.Id].MaxBy(h => h.Index)!.Hash);
            Assert.Equal(3, clocks[c.Id.Value].Count());
        });
    }

    /// <summary>One acknowledgement per case, in the table and, once it was delivered, in the folder.</summary>
    private static async Task CheckOutbox(KillableCauce cauce)
    {
        await using var db = cauce.Db();
        var cases = await db.Set<Case>().CountAsync();
        var letters = await db.Set<OutboxMessage>().Where(m => m.Letter == "acknowledgement").ToListAsync();
        Assert.Equal(cases, letters.Count);
        Assert.Equal(cases, letters.DistinctBy(m => m.CaseId).Count());
        var deadline = DateTime.UtcNow.AddSeconds(240);
        while (await db.Set<OutboxMessage>().AnyAsync(m => m.SentAt == null) && DateTime.UtcNow < deadline)
            await Task.Delay(50);
        var folder = Path.Combine(cauce.Folder, "outbox");
        var texts = Directory.EnumerateFiles(folder, "*.eml").Select(File.ReadAllText).ToList();
        Assert.Equal(cases, texts.Count);
        Assert.Equal(cases, texts.Select(t => t.Split('\n').First(l => l.StartsWith("To:", StringComparison.OrdinalIgnoreCase)).Trim()).Distinct().Count());
    }
}
