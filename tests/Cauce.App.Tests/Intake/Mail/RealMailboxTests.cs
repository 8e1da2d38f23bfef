using System.Diagnostics;
using System.Globalization;
using System.Net.Mail;
using Cauce.App.Intake.Mail;
using Cauce.App.Tests.Architecture;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Cauce.App.Tests.Intake.Mail.Postbag;
using Process = System.Diagnostics.Process;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>From the sender's server to the case, through Postfix and Dovecot.</summary>
public sealed class RealMailboxTests
{
    private const int Half = 10;

    [Fact, Trait("Req", "B02"), Trait("Lesson", "5"), Trait("Lesson", "10")]
    public async Task What_is_sent_by_smtp_becomes_cases_once_also_when_the_fetching_is_killed()
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/dovecot") && File.Exists("/usr/sbin/postfix"), "Dovecot and Postfix are not installed: bin/mailservers does it");
        await using var servers = await MailServers.Start();
        await using var own = await World.Fresh();
        var input = new MailboxInput
        {
            Name = "real", Address = "atencion@cauce.test", Host = "127.0.0.1", Port = servers.Imap, Security = "none", Account = "atencion", Password = servers.Password,
        };
        var id = await own.Services.GetRequiredService<AddMailbox>().Do(input, Actor.System, Cancel);
        var check = await own.Services.GetRequiredService<CheckMailbox>().Do(id, Actor.System, Cancel);
        Assert.Null(check.Trouble);
        await Send(servers, 1);
        await Cases(own, atLeast: 3);
        Process.GetProcessById(own.Services.GetRequiredService<MailFetcher>().ProcessId!.Value).Kill();
        await Send(servers, Half + 1);
        await Cases(own, atLeast: 2 * Half);
        await using var db = own.Db();
        var subjects = await db.Set<Case>().Select(c => c.Subject).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, 2 * Half).Select(n => $"Correo {n:00}"), subjects.Order());
        Assert.Equal(2 * Half, await db.Set<OutboxMessage>().CountAsync(Cancel));
        for (var tries = 0; await db.Set<Mailbox>().Where(m => m.LastUid == 2 * Half && m.Trouble == null).CountAsync(Cancel) == 0; tries++)
        {
            Assert.True(tries < 300, "the mailbox was not read to its end");
            await Task.Delay(100, Cancel);
        }
    }

    private static async Task Send(MailServers servers, int first)
    {
        using var client = new SmtpClient("127.0.0.1", servers.Smtp);
        for (var n = first; n < first + Half; n++)
            await client.SendMailAsync($"cliente{n}@cliente.example", "atencion@cauce.test", $"Correo {n:00}", "Hola: no me ha llegado el pedido.", Cancel);
    }

    private static async Task Cases(World own, int atLeast)
    {
        await using var db = own.Db();
        for (var tries = 0; await db.Set<Case>().CountAsync(Cancel) < atLeast; tries++)
        {
            Assert.True(tries < 900, $"fewer than {atLeast} cases after a minute and a half");
            await Task.Delay(100, Cancel);
        }
    }

    /// <summary>The servers of <c>bin/mailservers</c>, for this test alone.</summary>
    private sealed class MailServers : IAsyncDisposable
    {
        private readonly Process process;
        private readonly Dictionary<string, string> set = [];

        private MailServers(Process process) => this.process = process;

        public int Imap => int.Parse(set["CAUCE_TEST_MAIL_IMAP"], CultureInfo.InvariantCulture);

        public int Smtp => int.Parse(set["CAUCE_TEST_MAIL_SMTP"], CultureInfo.InvariantCulture);

        public string Password => set["CAUCE_TEST_MAIL_PASSWORD"];

        public static async Task<MailServers> Start()
        {
            var start = new ProcessStartInfo("bash", [Path.Combine(Sources.Root, "bin/mailservers")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
            var servers = new MailServers(Process.Start(start)!);
            while (await servers.process.StandardOutput.ReadLineAsync(Cancel) is { } line && line != "ready")
            {
                if (line.Split('=', 2) is [var name, var value])
                    servers.set[name] = value;
            }
            return servers;
        }

        public async ValueTask DisposeAsync()
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }
}
