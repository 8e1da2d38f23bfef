using System.Text.Json;
using System.Text.Json.Nodes;
using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>
/// Hands the mailboxes that this node has in hand to the fetching companion, and takes them back: when they are paused, when
/// another node has them, and anew when they were changed or the companion was started again.
/// </summary>
internal sealed class WatchMailboxes(
    MailFetcher fetcher, MailboxLeases leases, MailboxSeal seal, TakeMails taking, EnvironmentMailbox environment, ILogger<WatchMailboxes> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Dictionary<Id<Mailbox>, Watched> watched = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await leases.Release();
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "The mailboxes in hand could not be given back; another node takes them when their leases end");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        taking.RemoveLeftovers();
        var settled = false;
        var hearing = taking.Run(stopping);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!settled)
                    await environment.Settle(stopping);
                settled = true;
                await Follow(await leases.Hold(stopping), stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested && failure is not StoppingException)
            {
                log.LogError(failure, "The mailboxes could not be looked at and are looked at again");
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                break;
            }
            await Task.Delay(Pace, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await hearing;
    }

    /// <summary>Makes what is watched what is held.</summary>
    private async Task Follow(IReadOnlyList<Mailbox> held, CancellationToken stopping)
    {
        foreach (var (id, one) in watched.Where(w => w.Value.Asking.IsCompleted && (taking.TakeBroken(w.Key) || !held.Any(m => m.Id == w.Key && m.Version == w.Value.Version))).ToList())
        {
            watched.Remove(id);
            if (one.Process == fetcher.ProcessId)
                await fetcher.Ask("unwatch", new JsonObject { ["mailbox"] = id.Value.ToString() }, Deadline, stopping);
        }
        foreach (var mailbox in held)
        {
            if (watched.TryGetValue(mailbox.Id, out var before) && (!before.Asking.IsCompleted || (before.Asking.Result is { } process && process == fetcher.ProcessId)))
                continue;
            watched[mailbox.Id] = new Watched(mailbox.Version, Watch(mailbox, stopping));
        }
    }

    /// <returns>The process that watches it; null where none does, to be asked again.</returns>
    private async Task<int?> Watch(Mailbox mailbox, CancellationToken stopping)
    {
        try
        {
            var request = seal.Request(mailbox);
            request["uidValidity"] = mailbox.UidValidity;
            request["lastUid"] = mailbox.LastUid;
            request["directory"] = taking.Directory;
            request["pollSeconds"] = 60;
            var answer = await fetcher.Ask("watch", request, Deadline, stopping);
            await taking.Note(mailbox.Id, answer.GetProperty("ok").GetBoolean() ? null : answer.GetProperty("code").GetString() ?? "EUNKNOWN", stopping);
            // A watch that could not connect goes on trying by itself.
            return fetcher.ProcessId;
        }
        catch (Exception trouble) when (trouble is CompanionUnavailable or System.Security.Cryptography.CryptographicException or JsonException)
        {
            await taking.Note(mailbox.Id, (trouble as CompanionUnavailable)?.Trouble.ToString() ?? "ESEAL", stopping);
            await Task.Delay(TimeSpan.FromSeconds(5), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return null;
        }
        catch (Exception failure)
        {
            if (!stopping.IsCancellationRequested)
                log.LogError(failure, "A mailbox could not be handed to the companion and is handed again");
            return null;
        }
    }

    /// <param name="Version">Of the mailbox when it was handed over.</param>
    private sealed record Watched(int Version, Task<int?> Asking)
    {
        public int? Process => Asking is { IsCompletedSuccessfully: true, Result: { } process } ? process : null;
    }
}
