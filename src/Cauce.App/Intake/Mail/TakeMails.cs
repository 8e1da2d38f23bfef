using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>
/// Hears the fetching companion: keeps what arrived, in its order, and says so to the server only when it is kept. What cannot
/// be kept now is tried until it can; nothing behind it passes it by.
/// </summary>
internal sealed class TakeMails(MailFetcher fetcher, KeepMail keep, Writer writer, MailSealing sealing, Settings settings, ILogger<TakeMails> log)
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Id<Mailbox>, string?> noted = [];
    private readonly ConcurrentDictionary<Id<Mailbox>, bool> broken = [];

    /// <summary>Where the companion puts what it fetches: on the volume of the file store.</summary>
    public string Directory { get; } = System.IO.Directory.CreateDirectory(Path.Combine(settings.Data, "mail", "incoming")).FullName;

    /// <summary>Something of it was lost on the way here: it must be watched anew, to be sent again. Told once.</summary>
    public bool TakeBroken(Id<Mailbox> id) => broken.TryRemove(id, out _);

    /// <summary>Files that no companion will speak of again.</summary>
    public void RemoveLeftovers()
    {
        foreach (var file in new DirectoryInfo(Directory).EnumerateFiles().Where(file => file.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1)))
            file.Delete();
    }

    public async Task Run(CancellationToken stopping)
    {
        var events = new List<JsonElement>(AtOnce);
        try
        {
            while (await fetcher.Heard.WaitToReadAsync(stopping))
            {
                while (events.Count < AtOnce && fetcher.Heard.TryRead(out var said))
                    events.Add(said);
                await Task.WhenAll(events.GroupBy(said => said.GetProperty("mailbox").GetString()!, StringComparer.Ordinal)
                    .Select(group => Hear(new Id<Mailbox>(Guid.Parse(group.Key)), [.. group], stopping)));
                events.Clear();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was not kept is unread on the server, and comes again.
        }
    }

    /// <summary>Writes down trouble, or its end; null is none. The same again is not written again.</summary>
    public async Task Note(Id<Mailbox> id, string? trouble, CancellationToken cancel)
    {
        lock (noted)
        {
            if (noted.TryGetValue(id, out var last) && last == trouble)
                return;
            noted[id] = trouble;
        }
        await writer.Do(async work =>
        {
            var mailbox = await work.Mailbox(id);
            if (trouble is null)
                mailbox.Connected(work.Now);
            else
                mailbox.Failed(trouble, work.Now);
        }, cancel);
    }

    private async Task Hear(Id<Mailbox> id, IReadOnlyList<JsonElement> events, CancellationToken stopping)
    {
        try
        {
            var mails = events.Where(said => said.GetProperty("kind").GetString() is "mail" or "skipped").ToList();
            if (mails.Count > 0)
                await Keep(id, mails, stopping);
            foreach (var said in events)
            {
                switch (said.GetProperty("kind").GetString())
                {
                    case "state": await Note(id, TroubleOf(said), stopping); break;
                    case "token": await sealing.Renew(id, said.GetProperty("refreshToken").GetString()!, stopping); break;
                    case "position": await Reach(id, said, stopping); break;
                }
            }
        }
        catch (Exception failure) when (failure is MissingException || (!stopping.IsCancellationRequested && failure is not StoppingException))
        {
            log.LogError(failure, "What the companion said of mailbox {Mailbox} could not be followed", id);
            await Task.Delay(Rest, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            broken[id] = true;
        }
    }

    private async Task Keep(Id<Mailbox> id, List<JsonElement> mails, CancellationToken stopping)
    {
        var raw = await keep.TakeIn([.. mails.Select(Read)], stopping);
        if (raw.Count < mails.Count)
            broken[id] = true;
        for (var kept = false; !kept;)
        {
            try
            {
                await keep.Commit(id, raw, stopping);
                kept = true;
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested && failure is not (StoppingException or MissingException))
            {
                log.LogError(failure, "{Count} mails could not be kept; they are tried again", raw.Count);
                await Task.Delay(Rest, stopping);
            }
        }
        await TellStored(id, [.. raw.Select(one => one.Mail).Where(mail => mail.Path is not null)], stopping);
    }

    /// <summary>How far everything is kept: from there it goes on after a restart.</summary>
    private Task Reach(Id<Mailbox> id, JsonElement said, CancellationToken stopping) => writer.Do(async work =>
        (await work.Mailbox(id)).Reach(said.GetProperty("uidValidity").GetInt64(), said.GetProperty("lastUid").GetInt64()), stopping);

    private async Task TellStored(Id<Mailbox> id, List<FetchedMail> kept, CancellationToken stopping)
    {
        foreach (var folder in kept.GroupBy(mail => mail.UidValidity))
        {
            var request = new JsonObject { ["mailbox"] = id.Value.ToString(), ["uidValidity"] = folder.Key };
            request["uids"] = new JsonArray([.. folder.Select(mail => (JsonNode?)mail.Uid)]);
            try
            {
                await fetcher.Ask("stored", request, Deadline, stopping);
            }
            catch (Communication.Mail.CompanionUnavailable gone)
            {
                log.LogWarning("Kept mails could not be marked as read: {Why}. They are known when they come again", gone.Message);
            }
        }
    }

    private static FetchedMail Read(JsonElement said)
    {
        var isWhole = said.GetProperty("kind").GetString() == "mail";
        var received = said.TryGetProperty("receivedAt", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var moment)
            ? moment.ToUniversalTime() : TimeProvider.System.Now();
        return new FetchedMail(isWhole ? said.GetProperty("path").GetString() : null, received)
        {
            UidValidity = said.GetProperty("uidValidity").GetInt64(),
            Uid = said.GetProperty("uid").GetInt64(),
            IsUnreadable = !isWhole && said.GetProperty("reason").GetString() == "unreadable",
            Bytes = said.GetProperty("bytes").GetInt64(),
        };
    }

    private static string? TroubleOf(JsonElement said) => said.GetProperty("state").GetString() == "connected" ? null
        : said.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : "ECONNECTION";
}

/// <summary>Keeps the refresh token that a server gave instead of the one before.</summary>
internal sealed class MailSealing(Writer writer, MailboxSeal seal)
{
    public Task Renew(Id<Mailbox> id, string refreshToken, CancellationToken cancel) => writer.Do(async work =>
    {
        var mailbox = await work.Mailbox(id);
        mailbox.Renew(seal.Close(seal.Open(mailbox) with { RefreshToken = refreshToken }));
    }, cancel);
}
