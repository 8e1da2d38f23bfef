using Cauce.App.Cases.Files;
using Cauce.App.Communication.Mail;
using Cauce.Domain.Communication;

namespace Cauce.App.Intake.Messengers.Webhook;

/// <summary>Any other system: it posts to us what customers say there, signed, and is posted our answers, signed alike.</summary>
internal sealed class WebhookMessenger(SendLetter sender) : IMessenger
{
    private const int ShortestSecret = 24;

    public string Code => "webhook";

    public string DefaultAddress => "";

    public IReadOnlyList<Heard> Read(ReadOnlyMemory<byte> post) => ReadPost.Of(post);

    /// <summary>Its bytes came with the post.</summary>
    public async Task<StoredFile> Fetch(AccountAtHand at, HeardFile file, FileStore store, CancellationToken cancel)
    {
        using var content = new MemoryStream((file.Content ?? ReadOnlyMemory<byte>.Empty).ToArray());
        return await store.Keep(content, file.Name, cancel);
    }

    public Task<MailOutcome> Send(AccountAtHand at, LetterAtHand letter, CancellationToken cancel) => sender.Send(at, letter, cancel);

    public Task<AccountCheck> Connect(AccountAtHand at, string hook, CancellationToken cancel) => sender.Ping(at, cancel);

    public Refusal? WhyNot(AccountFacts facts, AccountSecrets secrets) =>
        string.IsNullOrEmpty(secrets.Secret) ? AccountRefusals.SecretMissing
        : secrets.Signing.Any(secret => secret.Length < ShortestSecret) ? AccountRefusals.SecretShort.With(ShortestSecret)
        : null;
}
