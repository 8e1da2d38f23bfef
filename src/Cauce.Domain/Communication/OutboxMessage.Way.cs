using Cauce.Domain.Common;

namespace Cauce.Domain.Communication;

public sealed partial class OutboxMessage
{
    public const string ByEmail = "email";

    /// <summary>The way it goes: <see cref="ByEmail"/>, or the code of a messenger.</summary>
    public string Channel { get; private set; } = ByEmail;

    /// <summary>Whom it is said to, where it goes by a messenger.</summary>
    public Id<Conversation>? ConversationId { get; private set; }

    /// <summary>What the messenger calls it, by which it later tells what became of it; null where it gave no name.</summary>
    public string? CarriedAs { get; private set; }

    /// <summary>Its reader opened it, as the messenger says.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Goes by a messenger instead of by e-mail. Addresses of different ways never compare as the same.</summary>
    public void GoBy(Conversation conversation, string name, string subject, string text, string? html)
    {
        Write(conversation.Peer, name, subject, text, html);
        (Channel, ConversationId, AddressKey) = (conversation.Provider, conversation.Id, KeyOf(conversation));
    }

    /// <summary>As <see cref="AddressKey"/>.</summary>
    public static string KeyOf(Conversation conversation) => $"{conversation.AccountId.Value:n}:{conversation.Peer}".ToLowerInvariant();

    public void Carried(string? name) => CarriedAs = string.IsNullOrEmpty(name) ? null : name;

    /// <summary>It is not to blame (the messenger is busy, or we pause): later, and this counts as no try.</summary>
    public void PutOff(string because, DateTimeOffset until)
    {
        LastError = because;
        NextTryAt = until;
    }

    /// <summary>What was read has arrived.</summary>
    public void Opened(DateTimeOffset at)
    {
        Delivered(at);
        ReadAt ??= at;
    }
}
