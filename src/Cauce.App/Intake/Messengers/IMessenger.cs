using Cauce.App.Cases.Files;
using Cauce.App.Communication.Mail;
using Cauce.Domain.Communication;

namespace Cauce.App.Intake.Messengers;

/// <summary>
/// What Cauce needs of a messenger; each has a folder of its own, with the same files: <c>HookDoor</c> (where it posts to us),
/// <c>ReadPost</c> (what its posts say), <c>SendLetter</c> (how it is told our answers), and the one that joins them.
/// </summary>
internal interface IMessenger
{
    /// <summary>Also the way its letters go, see <see cref="OutboxMessage.Channel"/>.</summary>
    string Code { get; }

    /// <summary>Where it is reached when nobody says otherwise; empty where there is no such place.</summary>
    string DefaultAddress { get; }

    /// <summary>Everything a post tells; none where it tells nothing that concerns us.</summary>
    /// <exception cref="PostUnreadable">It is not what the messenger documents.</exception>
    IReadOnlyList<Heard> Read(ReadOnlyMemory<byte> post);

    /// <summary>Gets the bytes of a file that was told of, into the file store.</summary>
    /// <exception cref="RefusedException">It is too large, or may not be kept.</exception>
    /// <exception cref="HttpRequestException">The messenger does not give it now.</exception>
    Task<StoredFile> Fetch(AccountAtHand at, HeardFile file, FileStore store, CancellationToken cancel);

    Task<MailOutcome> Send(AccountAtHand at, LetterAtHand letter, CancellationToken cancel);

    /// <summary>Connects now: signs in, and tells the messenger where to post.</summary>
    /// <param name="hook">Our address for its posts.</param>
    Task<AccountCheck> Connect(AccountAtHand at, string hook, CancellationToken cancel);

    /// <summary>Why an account cannot be used so, or null.</summary>
    Refusal? WhyNot(AccountFacts facts, AccountSecrets secrets);

    /// <summary>The secrets that nobody types: made when the account is added.</summary>
    AccountSecrets Complete(AccountSecrets secrets) => secrets;
}

/// <summary>An account with its secrets open.</summary>
internal sealed record AccountAtHand(MessengerAccount Account, AccountSecrets Secrets);

/// <summary>A letter about to go by a messenger.</summary>
/// <param name="To">Whom it is said to, and when they last wrote.</param>
internal sealed record LetterAtHand(OutboxMessage Letter, Conversation To, IReadOnlyList<MailAttachment> Files)
{
    /// <summary>Subject and words as plain text.</summary>
    public string Words => $"{Letter.Subject}\n\n{Letter.Text.Trim()}";
}

/// <summary>What came of connecting.</summary>
/// <param name="Trouble">In the messenger's words; null where nothing is wrong.</param>
/// <param name="Words">What it says of the account.</param>
public sealed record AccountCheck(string? Trouble, string Words);

/// <summary>One thing a post tells.</summary>
/// <param name="Identity">What the messenger calls it; unique in its account for ever.</param>
/// <param name="Peer">Who it comes from; empty where it comes from the messenger itself.</param>
internal abstract record Heard(string Identity, string Peer)
{
    /// <summary>Which account of ours it was said to, by <see cref="MessengerAccount.Handle"/>; null where a post can be for no other.</summary>
    public string? To { get; init; }
}

/// <summary>What became of a letter of ours.</summary>
/// <param name="Letter">As <see cref="OutboxMessage.CarriedAs"/>.</param>
internal sealed record HeardReceipt(string Identity, string Letter, ReceiptKind Kind, string Because, DateTimeOffset? At) : Heard(Identity, "");

internal enum ReceiptKind
{
    Sent,
    Delivered,
    Read,
    Failed,
}

/// <summary>What somebody said.</summary>
internal sealed record HeardWords(string Identity, string Peer, string Name, string Text, DateTimeOffset? At) : Heard(Identity, Peer)
{
    /// <summary>With its country, where the messenger vouches for it.</summary>
    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Language { get; init; }

    public bool IsGroup { get; init; }

    /// <summary>The tracking key they came with.</summary>
    public string? Key { get; init; }

    public IReadOnlyList<HeardFile> Files { get; init; } = [];

    /// <summary>Names of what came with it and is not fetched.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    public bool HasContent => !string.IsNullOrWhiteSpace(Text) || Files.Count > 0 || Left.Count > 0;
}

/// <summary>A file that came with words.</summary>
/// <param name="Where">How the messenger gives it out: a reference of its own.</param>
/// <param name="Content">The bytes, where they came with the post.</param>
internal sealed record HeardFile(string Name, string Where, long? Size = null, ReadOnlyMemory<byte>? Content = null);

/// <summary>The post is not what the messenger documents.</summary>
internal sealed class PostUnreadable(string message, Exception? inner = null) : Exception(message, inner);
