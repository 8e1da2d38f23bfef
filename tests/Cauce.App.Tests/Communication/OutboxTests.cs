using System.Net;
using Cauce.App.Cases.Files;
using Cauce.App.Communication;
using Cauce.App.Data;
using Cauce.App.Tests.Fakes;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Communication;

public sealed class OutboxTests(World world)
{
    [Fact]
    public async Task Moments_are_told_in_the_zone_of_the_house()
    {
        await using var own = await World.Fresh();
        await own.Services.GetRequiredService<Writer>().Do(work => work.Sql.Run("UPDATE branches SET time_zone = 'America/Lima'"));
        await own.Services.GetRequiredService<Catalogue>().Reload();
        using var visitor = own.Visitor();
        await visitor.NewCase();
        using var admin = await own.SignedIn("admin");
        var moment = (await admin.Open("/console/outbox")).QuerySelector("table time")!;
        var lima = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.Parse(moment.GetAttribute("datetime")!, null), "America/Lima");
        Assert.Equal(lima.ToString("g", System.Globalization.CultureInfo.GetCultureInfo("es-ES")), moment.TextContent);
    }

    [Fact, Trait("Req", "B03"), Trait("Req", "A31")]
    public async Task Without_a_mail_server_each_letter_stands_once_in_the_folder_even_when_a_node_died_before_noting_it()
    {
        await using var own = await World.Fresh();
        using var visitor = own.Visitor();
        for (var i = 0; i < 5; i++)
            await visitor.NewCase();
        var sent = await Settled(own, 5);
        Assert.All(sent, letter => Assert.True(letter.IsKept));
        Assert.Equal(5, Kept(own).Length);
        var before = Kept(own).Select(File.ReadAllText).ToList();
        // As a node leaves it that was killed between the sending and the note: claimed, and the claim has run out.
        await own.Services.GetRequiredService<Writer>().Do(work => work.Sql.Run("UPDATE outbox SET sent_at = NULL, is_kept = @p1, next_try_at = @p0", work.Now, false));
        await visitor.NewCase();
        await Settled(own, 6);
        Assert.Equal(6, Kept(own).Length);
        Assert.All(before, message => Assert.Contains(message, Kept(own).Select(File.ReadAllText)));
    }

    [Fact, Trait("Req", "A31"), Trait("Req", "E15")]
    public async Task By_smtp_every_letter_goes_once_under_its_own_id_and_a_reply_takes_its_files_along()
    {
        await using var server = new FakeMailServer();
        await using var own = await World.Fresh(s => s with { SmtpUrl = server.Url });
        using var visitor = own.Visitor();
        var key = await visitor.NewCase();
        var store = own.Services.GetRequiredService<FileStore>();
        var file = await store.Keep(new MemoryStream("contenido del informe"u8.ToArray()), "informe.txt", Cancel);
        var secret = await store.Keep(new MemoryStream("solo nuestro"u8.ToArray()), "interno.txt", Cancel);
        await own.Act(key, (c, work, luis) =>
        {
            var reply = Message.Say(c, MessageKind.Reply, "Le adjunto el informe.", luis, work.Now);
            work.Insert(reply);
            work.Attach(c, file, reply.Id.Value, forCustomer: true, luis);
            work.Attach(c, secret, reply.Id.Value, forCustomer: false, luis);
            return Task.CompletedTask;
        });
        var letters = await Settled(own, 2);
        Assert.Equal(2, server.Messages.Count);
        foreach (var letter in letters)
            Assert.Single(server.Messages, m => m.Contains($"<{own.Services.GetRequiredService<ThreadKeys>().Of(letter)}@", StringComparison.OrdinalIgnoreCase));
        var sent = server.Messages.Single(m => m.Contains("informe.txt", StringComparison.Ordinal));
        Assert.DoesNotContain("interno.txt", sent, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: no", sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Trait("Req", "A31")]
    public async Task What_is_refused_is_given_up_what_is_postponed_waits_and_staff_may_try_again()
    {
        await using var server = new FakeMailServer();
        await using var own = await World.Fresh(s => s with { SmtpUrl = server.Url });
        using var visitor = own.Visitor();
        await visitor.NewCase(Complaining.Complaint("unknown@cliente.example"));
        await visitor.NewCase(Complaining.Complaint("busy@cliente.example"));
        var letters = await Until(own, all => all.Count == 2 && all.TrueForAll(l => l.Tries == 1));
        var refused = letters.Single(l => l.ToAddress.StartsWith("unknown", StringComparison.Ordinal));
        var postponed = letters.Single(l => l.ToAddress.StartsWith("busy", StringComparison.Ordinal));
        Assert.Contains("no such user", refused.LastError, StringComparison.Ordinal);
        Assert.Equal((true, true), (refused.GivenUpAt is not null, refused.NextTryAt is null));
        Assert.Equal((true, true), (postponed.GivenUpAt is null, postponed.NextTryAt > DateTimeOffset.UtcNow));
        using var luis = await own.SignedIn("luis");
        var list = await luis.Open("/console/outbox?state=failed");
        Assert.Contains("unknown@cliente.example", Assert.Single(list.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        var url = $"/console/outbox/{refused.Id.Value}";
        Assert.Equal(HttpStatusCode.SeeOther, (await luis.Submit(url, new Dictionary<string, string>(), url + "/retry")).StatusCode);
        await Until(own, all => all.Single(l => l.Id == refused.Id).Tries == 2);
    }

    [Fact, Trait("Lesson", "1")]
    public async Task One_address_is_not_flooded_and_the_house_keeps_to_the_servers_limit()
    {
        await using var own = await World.Fresh(s => s with { MailFrom = "Cauce <a@cauce.example>", MostLettersPerHour = LetterBudget.MostPerAddressAndHour + 1 });
        using var visitor = own.Visitor();
        var writer = own.Services.GetRequiredService<Writer>();
        await writer.Do(work =>
        {
            for (var i = 0; i < LetterBudget.MostPerAddressAndHour; i++)
            {
                var letter = new OutboxMessage(Domain.Common.Id<OutboxMessage>.New(work.Now), null, "link", work.Now);
                letter.Write("mucho@cliente.example", "", "Enlace", "Texto", null);
                letter.Sent(work.Now, kept: true);
                work.Insert(letter);
            }
            return Task.CompletedTask;
        });
        foreach (var address in new[] { "mucho@cliente.example", "una@cliente.example", "otra@cliente.example" })
        {
            await visitor.NewCase(Complaining.Complaint(address));
            await Until(own, all => all.TrueForAll(l => l.SentAt is not null || l.LastError is not null || l.ToAddress.StartsWith("otra", StringComparison.Ordinal)));
        }
        var letters = await Until(own, all => all.Count == LetterBudget.MostPerAddressAndHour + 3);
        var waits = letters.Single(l => l.LastError is not null);
        Assert.Equal((OutboxMessage.OverBudget, "mucho@cliente.example", 0, true), (waits.LastError, waits.ToAddress, waits.Tries, waits.NextTryAt > DateTimeOffset.UtcNow));
        Assert.NotNull(letters.Single(l => l.ToAddress.StartsWith("una", StringComparison.Ordinal)).SentAt);
        Assert.Null(letters.Single(l => l.ToAddress.StartsWith("otra", StringComparison.Ordinal)).SentAt);
        using var admin = await own.SignedIn("admin");
        Assert.Contains("muchas cartas", (await admin.Open("/console/outbox?state=waiting")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "A31")]
    public async Task Two_nodes_send_each_letter_once()
    {
        Assert.SkipUnless(World.OnPostgres, "SQLite is one node");
        await using var server = new FakeMailServer();
        await using var own = await World.Fresh(s => s with { SmtpUrl = server.Url });
        await using var second = await CauceHost.Start(own.Services.GetRequiredService<Settings>(), Cancel);
        using var here = own.Visitor();
        using var there = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(second.Urls.First()) };
        await Task.WhenAll(new[] { here, there }.Select(async visitor =>
        {
            for (var i = 0; i < 15; i++)
                await visitor.NewCase();
        }));
        await Settled(own, 30);
        Assert.Equal(30, server.Messages.Count);
    }

    [Fact]
    public async Task A_letter_is_read_in_a_frame_in_which_nothing_runs_and_only_by_who_may()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        var id = (await world.CaseOf(key)).Id;
        await using var db = world.Db();
        var letter = await db.Set<OutboxMessage>().FirstAsync(m => m.CaseId == id, Cancel);
        using var luis = await world.SignedIn("luis");
        var page = await luis.Open($"/console/outbox/{letter.Id.Value}");
        var frame = page.QuerySelector("iframe")!;
        Assert.Equal("", frame.GetAttribute("sandbox"));
        var html = await luis.GetAsync(frame.GetAttribute("src"), Cancel);
        Assert.Contains("sandbox", Assert.Single(html.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var ana = await world.SignedIn("ana");
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.GetAsync("/console/outbox", Cancel)).StatusCode);
        var secret = await visitor.NewCase(kind: "misconductReport");
        var confidential = (await world.CaseOf(secret)).Id;
        var hidden = await db.Set<OutboxMessage>().FirstAsync(m => m.CaseId == confidential, Cancel);
        using var marta = await world.SignedIn("marta");
        Assert.Equal(HttpStatusCode.NotFound, (await marta.GetAsync($"/console/outbox/{hidden.Id.Value}", Cancel)).StatusCode);
    }

    private static string[] Kept(World own) => Directory.GetFiles(Path.Combine(own.Folder, "outbox"), "*.eml");

    private static Task<List<OutboxMessage>> Settled(World own, int count) =>
        Until(own, all => all.Count == count && all.TrueForAll(l => l.SentAt is not null));

    private static async Task<List<OutboxMessage>> Until(World own, Predicate<List<OutboxMessage>> done)
    {
        var giveUp = DateTimeOffset.UtcNow.AddSeconds(60);
        while (true)
        {
            await using var db = own.Db();
            var all = await db.Set<OutboxMessage>().OrderBy(m => m.CreatedAt).ToListAsync(Cancel);
            if (done(all))
                return all;
            Assert.True(DateTimeOffset.UtcNow < giveUp, string.Join('\n', all.Select(l => $"{l.Letter} {l.Tries} {l.SentAt} {l.LastError}")));
            await Task.Delay(100, Cancel);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
