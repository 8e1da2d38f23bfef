using Cauce.App.Cases.Files;
using Cauce.App.Communication.Mail;
using Cauce.Domain.Communication;

namespace Cauce.App.Intake.Messengers.Telegram;

/// <summary>A Telegram bot, by webhook (core.telegram.org/bots/api).</summary>
internal sealed class TelegramMessenger(SendLetter sender, BotApi api) : IMessenger
{
    /// <summary>Bytes; more than this no bot may fetch (getFile).</summary>
    private const long LargestFile = 20 * 1024 * 1024;

    public string Code => "telegram";

    public string DefaultAddress => "https://api.telegram.org";

    public IReadOnlyList<Heard> Read(ReadOnlyMemory<byte> post) => ReadPost.Of(post);

    public async Task<StoredFile> Fetch(AccountAtHand at, HeardFile file, FileStore store, CancellationToken cancel)
    {
        if (file.Size > LargestFile)
            FileRefusals.TooLarge.With(file.Name, LargestFile / (1024 * 1024)).Enforce();
        var found = await api.Ask(at, "getFile", new { FileId = file.Where }, cancel);
        if (!found.Ok || !found.Result.TryGetProperty("file_path", out var path))
        {
            if (found.ErrorCode == 400)
                FileRefusals.TooLarge.With(file.Name, LargestFile / (1024 * 1024)).Enforce();
            throw new HttpRequestException(found.Description ?? "getFile");
        }
        using var answer = await api.Download(at, path.GetString()!, cancel);
        answer.EnsureSuccessStatusCode();
        await using var bytes = await answer.Content.ReadAsStreamAsync(cancel);
        return await store.Keep(bytes, file.Name, cancel);
    }

    public Task<MailOutcome> Send(AccountAtHand at, LetterAtHand letter, CancellationToken cancel) => sender.Send(at, letter, cancel);

    public async Task<AccountCheck> Connect(AccountAtHand at, string hook, CancellationToken cancel)
    {
        var me = await api.Ask(at, "getMe", new { }, cancel);
        if (!me.Ok)
            return new AccountCheck(me.Description ?? $"HTTP {me.Status}", "");
        var set = await api.Ask(at, "setWebhook", new { Url = hook, SecretToken = at.Secrets.Secret, AllowedUpdates = new[] { "message", "edited_message" } }, cancel);
        return set.Ok ? new AccountCheck(null, "@" + (me.Result.TryGetProperty("username", out var name) ? name.GetString() : "")) : new AccountCheck(set.Description ?? $"HTTP {set.Status}", "");
    }

    public Refusal? WhyNot(AccountFacts facts, AccountSecrets secrets) => IsToken(secrets.Token) ? null : AccountRefusals.TokenMissing;

    public AccountSecrets Complete(AccountSecrets secrets) => secrets with { Secret = secrets.Secret ?? AccountSecrets.New() };

    /// <summary>It becomes part of an address.</summary>
    private static bool IsToken(string? token) => token is { Length: > 0 and < 200 } && token.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '_' or '-');
}
