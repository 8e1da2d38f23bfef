using Cauce.Domain.Cases;
using Cauce.Domain.Common;

namespace Cauce.Domain.Communication;

/// <summary>One of us has had what the customer wrote in front of them.</summary>
public sealed class MessageRead
{
    private MessageRead() { }

    public MessageRead(Id<Message> messageId, Guid staffId, Id<Case> caseId, DateTimeOffset at)
    {
        MessageId = messageId;
        StaffId = staffId;
        CaseId = caseId;
        At = at;
    }

    public Id<Message> MessageId { get; private set; }

    public Guid StaffId { get; private set; }

    public Id<Case> CaseId { get; private set; }

    /// <summary>For the first time.</summary>
    public DateTimeOffset At { get; private set; }
}
