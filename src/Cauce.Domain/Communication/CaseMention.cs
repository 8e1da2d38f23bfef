using Cauce.Domain.Cases;
using Cauce.Domain.Common;

namespace Cauce.Domain.Communication;

/// <summary>A colleague was named in a note, and so is asked to read it.</summary>
public sealed class CaseMention
{
    private CaseMention() { }

    public CaseMention(Guid staffId, Id<Case> caseId, Id<Message> messageId, DateTimeOffset at)
    {
        StaffId = staffId;
        CaseId = caseId;
        MessageId = messageId;
        At = at;
    }

    public Guid StaffId { get; private set; }

    public Id<Case> CaseId { get; private set; }

    public Id<Message> MessageId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When the colleague opened the case; null until then.</summary>
    public DateTimeOffset? ReadAt { get; private set; }
}

/// <summary>What a member of staff began to write in a case and has not sent. One per case, person and kind.</summary>
public sealed class Draft
{
    private Draft() { }

    public Id<Case> CaseId { get; private set; }

    public Guid StaffId { get; private set; }

    /// <summary>What it is to become, as the composer names it: <c>reply</c>, <c>note</c>, <c>call</c>, <c>letter</c>, <c>solution</c>.</summary>
    public string Kind { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTimeOffset UpdatedAt { get; private set; }
}
