using System.Text.Json;
using System.Text.Json.Nodes;
using Cauce.App.Communication.Mail;
using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>
/// Reads raw mails, in processes of their own: one for all, and one in which a mail is alone that was in hand when the other
/// ended. Whatever then happens is that mail's own fault, and no other one's.
/// </summary>
internal sealed class MailParser(CompanionSettings settings, TimeProvider time, ILogger<CompanionProcess> log) : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly CompanionProcess many = new(settings with { Role = "parse", MostUnderWay = 8, LongestRest = TimeSpan.FromSeconds(5), HeartbeatLimit = TimeSpan.FromSeconds(5) }, time, log);
    private readonly CompanionProcess alone = new(settings with { Role = "parse", MostUnderWay = 1, LongestRest = TimeSpan.FromSeconds(5), HeartbeatLimit = TimeSpan.FromSeconds(5) }, time, log);

    /// <param name="directory">Exists and is empty; what the mail holds is written there.</param>
    /// <exception cref="MailUnreadable">It cannot be read, or goes beyond a limit.</exception>
    /// <exception cref="CompanionUnavailable">No answer came.</exception>
    public async Task<ParsedMail> Parse(string path, string directory, bool isSuspect, CancellationToken cancel)
    {
        var process = isSuspect ? alone : many;
        try
        {
            var answer = await process.Ask("parse", Request(path, directory), Deadline, cancel);
            return answer.GetProperty("ok").GetBoolean() ? ParsedMail.Read(answer.GetProperty("mail")) : throw Unreadable(answer);
        }
        catch (CompanionUnavailable late) when (late.Trouble == CompanionTrouble.DeadlinePassed)
        {
            process.Kill();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await many.DisposeAsync();
        await alone.DisposeAsync();
    }

    private static JsonObject Request(string path, string directory) => new()
    {
        ["path"] = path,
        ["directory"] = directory,
        ["limits"] = new JsonObject
        {
            ["bytes"] = MailLimits.Bytes, ["parts"] = 200, ["depth"] = 20, ["recipients"] = 200, ["links"] = 5000, ["text"] = 2_000_000,
        },
    };

    private static MailUnreadable Unreadable(JsonElement answer)
    {
        var limit = answer.TryGetProperty("limit", out var named) ? named.GetString() : null;
        return limit is null
            ? new MailUnreadable(MailReason.Unreadable, answer.TryGetProperty("error", out var error) ? error.GetString() ?? "" : "")
            : new MailUnreadable(MailReason.Limit, limit);
    }
}

internal static class MailLimits
{
    /// <summary>Longest mail that is read; a longer one waits for a person.</summary>
    public const long Bytes = 50 * 1024 * 1024;
}

/// <summary>The mail itself is the reason why it cannot be read: trying again would not help.</summary>
/// <param name="reason">See <see cref="MailReason"/>.</param>
internal sealed class MailUnreadable(string reason, string detail) : Exception(detail)
{
    public string Reason { get; } = reason;
}
