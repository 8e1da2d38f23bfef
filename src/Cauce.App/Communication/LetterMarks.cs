using Cauce.App.Communication.Mail;
using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication;

/// <summary>Where answers to the letters of a case should go. Told by those who read mailboxes.</summary>
internal interface IReplyAddress
{
    /// <summary>The address of a mailbox that is read for the branch of the case; null where there is none.</summary>
    Task<string?> For(Id<Case> about, CancellationToken cancel);
}

/// <summary>The marks on a letter by which an answer finds its case again.</summary>
internal sealed class LetterMarks(ThreadKeys keys, MailSettings settings, Settings house, IEnumerable<IReplyAddress> replies)
{
    /// <summary>Of the installation's sender.</summary>
    public string Domain { get; } = settings.From.Address[(settings.From.Address.LastIndexOf('@') + 1)..];

    /// <summary>Where its reader says that they want no more of its kind.</summary>
    public string UnsubscribeUrlOf(OutboxMessage letter) => $"{house.BaseUrl}/unsubscribe/{keys.Of(letter)}";

    public string MessageIdOf(OutboxMessage letter) => keys.Of(letter).MessageId(Domain);

    /// <summary>A mailbox that is read, with the token where there is room for it; null: answers go to the sender.</summary>
    public async Task<Correspondent?> ReplyToOf(OutboxMessage letter, CancellationToken cancel)
    {
        if (letter.CaseId is not { } about)
            return null;
        foreach (var reply in replies)
        {
            if (await reply.For(about, cancel) is { } address && EmailAddress.TryParse(address, out var mailbox))
                return new Correspondent(keys.Of(letter).ReplyAddress(mailbox!) ?? mailbox!.Value);
        }
        return null;
    }
}
