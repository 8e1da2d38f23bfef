using System.Text;
using Cauce.App.Communication;
using Cauce.App.Data;
using Cauce.App.Intake.Mail;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>Mails as they come from a server, and what became of them.</summary>
internal static class Postbag
{
    private static readonly SemaphoreSlim adding = new(1);
    private static int letters;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A paused mailbox, so that nobody tries to connect to it.</summary>
    public static async Task<Mailbox> Mailbox(this World world, string name = "atencion", string? trusts = "mx.empresa.example", string branch = "central")
    {
        await adding.WaitAsync(Cancel);
        try
        {
            await using var db = world.Db();
            if (await db.Set<Mailbox>().FirstOrDefaultAsync(m => m.Name == name, Cancel) is { } known)
                return known;
            var input = new MailboxInput
            {
                Name = name, Address = $"{name}@empresa.example", Branch = branch, Host = "127.0.0.1", Port = 1, Security = "none",
                Account = name, Password = "secreta", TrustedServer = trusts,
            };
            var id = await world.Services.GetRequiredService<AddMailbox>().Do(input, Actor.System, Cancel);
            await world.Services.GetRequiredService<PauseMailbox>().Do(id, true, Actor.System, Cancel);
            return await db.Set<Mailbox>().FirstAsync(m => m.Id == id, Cancel);
        }
        finally
        {
            adding.Release();
        }
    }

    /// <summary>An ordinary mail; a header that is null is left out.</summary>
    public static string Raw(string from, string subject, string body, params (string Name, string? Value)[] headers)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Message-ID"] = $"<{Guid.NewGuid():n}@cliente.example>", ["From"] = from, ["To"] = "atencion@empresa.example", ["Subject"] = subject,
            ["Date"] = "Mon, 02 Mar 2026 09:12:00 +0100", ["MIME-Version"] = "1.0", ["Content-Type"] = "text/plain; charset=utf-8",
        };
        foreach (var (name, value) in headers)
            all[name] = value;
        return string.Concat(all.Where(h => h.Value is not null).Select(h => $"{h.Key}: {h.Value}\r\n")) + "\r\n" + body.ReplaceLineEndings("\r\n");
    }

    /// <summary>An address nobody else in the tests has.</summary>
    public static string Sender(string name = "Carmen Ruiz") => $"{name} <carmen{Interlocked.Increment(ref letters)}@cliente.example>";

    public static string AddressOf(string sender) => sender[(sender.IndexOf('<', StringComparison.Ordinal) + 1)..^1];

    public static Task<IncomingMail> Arrives(this World world, string raw, string mailbox = "atencion", DateTimeOffset? at = null) =>
        world.Arrives(Encoding.UTF8.GetBytes(raw), mailbox, at);

    public static async Task<IncomingMail> Arrives(this World world, byte[] raw, string mailbox = "atencion", DateTimeOffset? at = null) =>
        await world.Settled(await world.Kept(raw, mailbox, at));

    /// <summary>Comes in as if it had been fetched.</summary>
    public static async Task<Id<IncomingMail>> Kept(this World world, byte[] raw, string mailbox = "atencion", DateTimeOffset? at = null)
    {
        var box = await world.Mailbox(mailbox);
        var path = Path.Combine(world.Folder, Guid.NewGuid().ToString("n"));
        await File.WriteAllBytesAsync(path, raw, Cancel);
        var received = at ?? DateTimeOffset.UtcNow;
        return (await world.Services.GetRequiredService<KeepMail>().Do(box.Id, [new FetchedMail(path, received)], Cancel))[0];
    }

    public static async Task<IncomingMail> Settled(this World world, Id<IncomingMail> id)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            await using var db = world.Db();
            var mail = await db.Set<IncomingMail>().FirstAsync(m => m.Id == id, Cancel);
            if (mail.State != MailState.Stored)
                return mail;
            await Task.Delay(100, Cancel);
        }
        throw new TimeoutException("the mail was not sorted");
    }

    public static async Task<Case> CaseOf(this World world, IncomingMail mail)
    {
        await using var db = world.Db();
        return await db.Set<Case>().FirstAsync(c => c.Id == mail.CaseId, Cancel);
    }

    public static async Task<List<Message>> MessagesOf(this World world, Id<Case> id)
    {
        await using var db = world.Db();
        return await db.Set<Message>().Where(m => m.CaseId == id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(Cancel);
    }

    public static async Task<List<OutboxMessage>> LettersTo(this World world, string sender)
    {
        var key = AddressOf(sender);
        await using var db = world.Db();
        return await db.Set<OutboxMessage>().Where(m => m.AddressKey == key).OrderBy(m => m.CreatedAt).ToListAsync(Cancel);
    }

    public static ThreadToken TokenOf(this World world, OutboxMessage letter) => world.Services.GetRequiredService<ThreadKeys>().Of(letter);

    /// <summary>A letter about a case, as if it had been sent.</summary>
    public static async Task<OutboxMessage> Letter(this World world, Id<Case> about, string to)
    {
        var now = DateTimeOffset.UtcNow;
        var letter = new OutboxMessage(Id<OutboxMessage>.New(now), about, "reply", now);
        letter.Write(to, "", "Sobre su caso", "Hola.", null);
        letter.Sent(now, kept: true);
        await world.Services.GetRequiredService<Writer>().Do(work => { work.Insert(letter); return Task.CompletedTask; }, Cancel);
        return letter;
    }
}
