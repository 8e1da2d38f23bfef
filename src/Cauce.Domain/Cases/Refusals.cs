using Cauce.Domain.Common;

namespace Cauce.Domain.Cases;

/// <summary>Every "no" about a case, by name.</summary>
public static class CaseRefusals
{
    public static readonly Refusal NumberFormat = new("case.number-format") { Field = "NumberFormat" };
    public static readonly Refusal SubjectMissing = new("case.subject-missing") { Field = "Subject" };
    public static readonly Refusal DescriptionMissing = new("case.description-missing") { Field = "Description" };
    public static readonly Refusal OccurredInFuture = new("case.occurred-in-future") { Field = "OccurredAt" };
    public static readonly Refusal OccurredTooLongAgo = new("case.occurred-too-long-ago") { Field = "OccurredAt" };
    public static readonly Refusal ReceivedInFuture = new("case.received-in-future") { Field = "ReceivedAt" };
    public static readonly Refusal ReceivedBeforeOccurred = new("case.received-before-occurred") { Field = "ReceivedAt" };
    public static readonly Refusal UnknownKind = new("case.unknown-kind") { Field = "Kind" };
    public static readonly Refusal UnknownChannel = new("case.unknown-channel") { Field = "Channel" };
    public static readonly Refusal UnknownReason = new("case.unknown-reason") { Field = "Reason" };
    public static readonly Refusal UnknownCategory = new("case.unknown-category") { Field = "Category" };
    public static readonly Refusal UnknownBranch = new("case.unknown-branch") { Field = "Branch" };
    public static readonly Refusal UnknownCustomer = new("case.unknown-customer") { Field = "Customer" };
    public static readonly Refusal UnknownProduct = new("case.unknown-product") { Field = "Product" };
    public static readonly Refusal UnknownCatalogueEntry = new("case.unknown-catalogue-entry");
    public static readonly Refusal ChangedMeanwhile = new("case.changed-meanwhile");
    public static readonly Refusal Closed = new("case.closed");
    public static readonly Refusal NotClosed = new("case.not-closed");
    public static readonly Refusal AlreadyAcknowledged = new("case.already-acknowledged");
    public static readonly Refusal NotClassified = new("case.not-classified");
    public static readonly Refusal OwnerMissing = new("case.owner-missing");
    public static readonly Refusal AgentMayNotOwnSerious = new("case.agent-may-not-own-serious") { Field = "Owner" };
    public static readonly Refusal NobodyMayOwnSerious = new("case.nobody-may-own-serious") { Field = "Severity" };
    public static readonly Refusal AlreadyOwner = new("case.already-owner") { Field = "Owner" };
    public static readonly Refusal CauseMissing = new("case.cause-missing");
    public static readonly Refusal AnalysisMissing = new("case.analysis-missing");
    public static readonly Refusal SeriousGateStands = new("case.serious-gate-stands");
    public static readonly Refusal NothingToOverride = new("case.nothing-to-override");
    public static readonly Refusal TextMissing = new("case.text-missing") { Field = "Text" };
    public static readonly Refusal AlreadyStarted = new("case.already-started");
    public static readonly Refusal SolutionStands = new("case.solution-stands");
    public static readonly Refusal NothingProposed = new("case.nothing-proposed");
    public static readonly Refusal AlreadyAccepted = new("case.already-accepted");
    public static readonly Refusal NeedsNoAcceptance = new("case.needs-no-acceptance");
    public static readonly Refusal EvidenceMissing = new("case.evidence-missing") { Field = "Evidence" };
    public static readonly Refusal ReasonMissing = new("case.reason-missing") { Field = "Reason" };
    public static readonly Refusal NotAccepted = new("case.not-accepted");
    public static readonly Refusal NotSolved = new("case.not-solved");
    public static readonly Refusal SilenceMayNotClose = new("case.silence-may-not-close");
    public static readonly Refusal SilenceTooSoon = new("case.silence-too-soon");
    public static readonly Refusal ActionAlreadyDone = new("case.action-already-done");
    public static readonly Refusal NothingRestated = new("case.nothing-restated");
    public static readonly Refusal SameCase = new("case.same-case") { Field = "Other" };
    public static readonly Refusal AlreadyLinked = new("case.already-linked") { Field = "Other" };
    public static readonly Refusal UnknownOwner = new("case.unknown-owner") { Field = "Owner" };
    public static readonly Refusal OwnerElsewhere = new("case.owner-elsewhere") { Field = "Owner" };
    public static readonly Refusal OwnerNotNamed = new("case.owner-not-named") { Field = "Owner" };
    public static readonly Refusal NotYoursToAssign = new("case.not-yours-to-assign");
    public static readonly Refusal UnknownCase = new("case.unknown-case") { Field = "Other" };
    public static readonly Refusal UnknownMessage = new("case.unknown-message") { Field = "Messages" };
    public static readonly Refusal ConfidentialDiffers = new("case.confidential-differs") { Field = "Other" };
    public static readonly Refusal ConfidentialStays = new("case.confidential-stays") { Field = "Kind" };
    public static readonly Refusal OtherCustomer = new("case.other-customer") { Field = "Other" };
    public static readonly Refusal ImpactOutOfRange = new("case.impact-out-of-range");
    public static readonly Refusal CustomerWaits = new("case.customer-waits");
    public static readonly Refusal AlreadyClassified = new("case.already-classified");
    public static readonly Refusal SameKind = new("case.same-kind") { Field = "Kind" };
    public static readonly Refusal SameBranch = new("case.same-branch") { Field = "Branch" };
    public static readonly Refusal BranchHasNobody = new("case.branch-has-nobody") { Field = "Branch" };
    public static readonly Refusal AlreadyNamed = new("case.already-named") { Field = "Owner" };
    public static readonly Refusal NotConfidential = new("case.not-confidential");
}
