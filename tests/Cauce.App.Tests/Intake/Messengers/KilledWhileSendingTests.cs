using System.Globalization;
using System.Text;
using Cauce.App.Tests.Fakes;
using Cauce.App.Tests.Kills;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Intake.Messengers.Switchboard;

namespace Cauce.App.Tests.Intake.Messengers;

/// <summary>Cauce as its own process, killed with SIGKILL between the other side's yes and our mark.</summary>
public sealed class KilledWhileSendingTests
{
    [Fact, Trait("Req", "D01")]
    public async Task The_letter_goes_again_with_the_same_id_and_there_is_one()
    {
        await using var chat = await Outsider.Start();
        chat.Answers = _ => new Told(200, "") { After = chat.Asked.Count == 1 ? TimeSpan.FromSeconds(10) : null };
        await using var cauce = await KillableCauce.Prepare();
        await cauce.Start();
        using var admin = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(cauce.Url) };
        await admin.Submit("/console/sign-in", new Dictionary<string, string> { ["Email"] = "admin@cauce.example", ["Password"] = World.Password });
        var added = await admin.Submit("/console/admin/messengers/new/webhook", new Dictionary<string, string> { ["Name"] = "chat", ["Address"] = chat.Url, ["Secret"] = Secret });
        var account = added.Headers.Location!.OriginalString.Split('/')[^1];
        var (body, now) = (Encoding.UTF8.GetBytes(Said("k-1", "Hola").ToJsonString()), DateTimeOffset.UtcNow);
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/hooks/{account}") { Content = new ByteArrayContent(body) };
        post.Headers.Add("Cauce-Timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        post.Headers.Add("Cauce-Signature", HookSignature.Sign(Secret, now, body));
        Assert.True((await admin.SendAsync(post, Cancel)).IsSuccessStatusCode);
        while (chat.Asked.IsEmpty)
            await Task.Delay(20, Cancel);
        cauce.Kill();
        await using var db = cauce.Db();
        var letter = await db.Set<OutboxMessage>().SingleAsync(Cancel);
        Assert.Null(letter.SentAt);
        // Its claim has run out.
        await db.Set<OutboxMessage>().ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, now), Cancel);
        await cauce.Start();
        for (var tries = 0; await db.Set<OutboxMessage>().AnyAsync(m => m.SentAt == null, Cancel) && tries < 300; tries++)
            await Task.Delay(100, Cancel);
        Assert.Equal(2, chat.Asked.Count);
        Assert.Equal([letter.Id.Value.ToString()], chat.Asked.Select(a => (string)a.Json["messageId"]!).Distinct());
        Assert.Equal(1, await db.Set<OutboxMessage>().CountAsync(m => m.SentAt != null, Cancel));
    }
}
