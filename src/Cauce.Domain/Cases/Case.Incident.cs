using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

/// <summary>One incident, many customers: the case of each stands under the case of the incident. Two levels, never more.</summary>
public sealed partial class Case
{
    /// <summary>The incident that this case is one customer's part of.</summary>
    public Id<Case>? ParentId { get; private set; }

    /// <summary>How many cases stand under this one.</summary>
    public int Children { get; private set; }

    /// <summary>A parent has no parent and a child no children, so there are neither cycles nor grandparents.</summary>
    public Refusal? WhyNotJoin(Case parent)
    {
        if (parent.Id == Id) return IncidentRefusals.ItsOwnParent;
        if (ParentId == parent.Id) return IncidentRefusals.AlreadyJoined;
        if (ParentId is not null) return IncidentRefusals.HasParent;
        if (parent.ParentId is not null) return IncidentRefusals.ParentIsChild;
        if (Children > 0) return IncidentRefusals.HasChildren.With(Children);
        if (MergedInto is not null) return CaseRefusals.Closed.With(Number);
        if (!parent.IsOpen) return CaseRefusals.Closed.With(parent.Number);
        return parent.IsConfidential != IsConfidential ? CaseRefusals.ConfidentialDiffers with { Field = "Parent" } : null;
    }

    /// <summary>This case is one customer's part of that incident; said on both. The parent's entry names no child: not everybody who reads it sees them all.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotJoin"/>.</exception>
    public void Join(Case parent, Actor actor, DateTimeOffset now)
    {
        WhyNotJoin(parent).Enforce();
        ParentId = parent.Id;
        parent.Children++;
        Record(CaseHistory.Joined, actor, now, new Details { { "other", parent.Number } });
        parent.Record(CaseHistory.ChildJoined, actor, now, new Details { { "children", parent.Children } });
    }

    public Refusal? WhyNotLeave(Case parent) => ParentId == parent.Id ? null : IncidentRefusals.NotJoined;

    /// <summary>It turned out to be something else.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotLeave"/>.</exception>
    public void Leave(Case parent, Actor actor, DateTimeOffset now)
    {
        WhyNotLeave(parent).Enforce();
        ParentId = null;
        parent.Children--;
        Record(CaseHistory.Left, actor, now, new Details { { "other", parent.Number } });
        parent.Record(CaseHistory.ChildLeft, actor, now, new Details { { "children", parent.Children } });
    }
}

/// <summary>Every "no" about an incident and the cases under it.</summary>
public static class IncidentRefusals
{
    public static readonly Refusal ItsOwnParent = new("incident.its-own-parent") { Field = "Parent" };
    public static readonly Refusal AlreadyJoined = new("incident.already-joined") { Field = "Parent" };

    /// <summary>One parent per child.</summary>
    public static readonly Refusal HasParent = new("incident.has-parent") { Field = "Parent" };

    /// <summary>It would be a grandparent.</summary>
    public static readonly Refusal ParentIsChild = new("incident.parent-is-child") { Field = "Parent" };

    /// <summary>Its children would be grandchildren; the argument is how many.</summary>
    public static readonly Refusal HasChildren = new("incident.has-children") { Field = "Parent" };
    public static readonly Refusal NotJoined = new("incident.not-joined");
}
