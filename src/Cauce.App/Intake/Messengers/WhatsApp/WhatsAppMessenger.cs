using System.Globalization;
using Cauce.App.Cases.Files;
using Cauce.App.Communication.Mail;
using Cauce.Domain.Communication;

namespace Cauce.App.Intake.Messengers.WhatsApp;

/// <summary>A number of WhatsApp's Cloud API.</summary>
internal sealed class WhatsAppMessenger(SendLetter sender, CloudApi api) : IMessenger
{
    public string Code => "whatsapp";

    public string DefaultAddress => "https://graph.facebook.com/v23.0";

    public IReadOnlyList<Heard> Read(ReadOnlyMemory<byte> post) => ReadPost.Of(post);

    /// <summary>In two steps: where it is, which holds for five minutes, and the bytes.</summary>
    public async Task<StoredFile> Fetch(AccountAtHand at, HeardFile file, FileStore store, CancellationToken cancel)
    {
        var found = await api.Look(at, Uri.EscapeDataString(file.Where), cancel);
        if (!found.IsYes || found.Text("url") is not { } url)
            throw new HttpRequestException(found.Words);
        if (long.TryParse(found.Text("file_size"), CultureInfo.InvariantCulture, out var size) && size > store.Largest)
            FileRefusals.TooLarge.With(file.Name, store.Largest / (1024 * 1024)).Enforce();
        using var answer = await api.Download(at, url, cancel);
        answer.EnsureSuccessStatusCode();
        await using var bytes = await answer.Content.ReadAsStreamAsync(cancel);
        return await store.Keep(bytes, file.Name, cancel);
    }

    public Task<MailOutcome> Send(AccountAtHand at, LetterAtHand letter, CancellationToken cancel) => sender.Send(at, letter, cancel);

    public async Task<AccountCheck> Connect(AccountAtHand at, string hook, CancellationToken cancel)
    {
        var found = await api.Look(at, at.Account.Handle + "?fields=display_phone_number,verified_name", cancel);
        return found.IsYes ? new AccountCheck(null, $"{found.Text("verified_name")} {found.Text("display_phone_number")}".Trim()) : new AccountCheck(found.Words, "");
    }

    public Refusal? WhyNot(AccountFacts facts, AccountSecrets secrets) =>
        facts.Handle.Length == 0 || !facts.Handle.All(char.IsAsciiDigit) ? AccountRefusals.HandleMissing
        : string.IsNullOrEmpty(secrets.Token) || secrets.Token.Any(c => !char.IsAscii(c) || char.IsControl(c)) ? AccountRefusals.TokenMissing
        : string.IsNullOrEmpty(secrets.Secret) ? AccountRefusals.SecretMissing
        : string.IsNullOrEmpty(secrets.VerifyToken) ? AccountRefusals.VerifyMissing : null;
}
