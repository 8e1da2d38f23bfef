using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

/// <summary>A file of a case. The bytes stand in the file store under their digest.</summary>
public sealed class Attachment
{
    private Attachment() { }

    public Attachment(Id<Attachment> id, Id<Case> caseId, string name, string type, long size, byte[] sha256)
    {
        Id = id;
        CaseId = caseId;
        Name = name;
        Type = type;
        Size = size;
        Sha256 = sha256;
    }

    public Id<Attachment> Id { get; private set; }

    public Id<Case> CaseId { get; private set; }

    /// <summary>The message it came with, if any.</summary>
    public Guid? MessageId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Media type found in its content, not the one that was claimed.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public byte[] Sha256 { get; private set; } = [];

    /// <summary>The customer may download it: they sent it, or it went out with a reply.</summary>
    public bool ForCustomer { get; private set; }

    public ActorKind ByKind { get; private set; }

    public Guid? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public void Added(Guid? messageId, bool forCustomer, Actor actor, DateTimeOffset now)
    {
        MessageId = messageId;
        ForCustomer = forCustomer;
        ByKind = actor.Kind;
        By = actor.Id;
        At = now;
    }
}

public enum LinkType
{
    Related = 1,
    Duplicate = 2,
    MergedInto = 3,
    SplitFrom = 4,
}

/// <summary>One direction of a link between cases; links are stored from the later case to the earlier.</summary>
public sealed class CaseLink
{
    private CaseLink() { }

    public CaseLink(Id<Case> caseId, Id<Case> otherId, LinkType type, DateTimeOffset at)
    {
        CaseId = caseId;
        OtherId = otherId;
        Type = type;
        At = at;
    }

    public Id<Case> CaseId { get; private set; }

    public Id<Case> OtherId { get; private set; }

    public LinkType Type { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>A person who is named on a confidential case and so may see it.</summary>
public sealed class CaseAccess
{
    private CaseAccess() { }

    public CaseAccess(Id<Case> caseId, Guid staffId, DateTimeOffset at)
    {
        CaseId = caseId;
        StaffId = staffId;
        At = at;
    }

    public Id<Case> CaseId { get; private set; }

    public Guid StaffId { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>A commercial document a case is about, by type and number as the customer or agent wrote them.</summary>
public sealed class CaseDocument
{
    private CaseDocument() { }

    public CaseDocument(Id<Case> caseId, Customers.DocumentType type, string number)
    {
        CaseId = caseId;
        Type = type;
        Number = number;
    }

    public Id<Case> CaseId { get; private set; }

    public Customers.DocumentType Type { get; private set; }

    public string Number { get; private set; } = "";
}
