using Cauce.Domain.Cases;
using Cauce.Domain.Common;

namespace Cauce.Domain.Communication;

/// <summary>A case that a conversation went on in.</summary>
public sealed class ConversationCase
{
    private ConversationCase() { }

    public ConversationCase(Id<Conversation> conversationId, Id<Case> caseId, DateTimeOffset at) =>
        (ConversationId, CaseId, At) = (conversationId, caseId, at);

    public Id<Conversation> ConversationId { get; private set; }

    public Id<Case> CaseId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
