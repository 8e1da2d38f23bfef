namespace Cauce.Domain.Cases;

/// <summary>The codes of what can happen to a case; each has a sentence in every language.</summary>
public static class CaseHistory
{
    public const string Registered = "case.registered";
    public const string Acknowledged = "case.acknowledged";
    public const string Described = "case.described";
    public const string Restated = "case.restated";
    public const string RestatementConfirmed = "case.restatement-confirmed";
    public const string Classified = "case.classified";
    public const string Assigned = "case.assigned";
    public const string AnalysisRecorded = "case.analysis-recorded";
    public const string RiskRated = "case.risk-rated";
    public const string KindChanged = "case.kind-changed";
    public const string BranchChanged = "case.branch-changed";
    public const string GateOverridden = "case.gate-overridden";
    public const string Started = "case.started";
    public const string ActionAdded = "action.added";
    public const string ActionDone = "action.done";
    public const string SolutionProposed = "solution.proposed";
    public const string SolutionAccepted = "solution.accepted";
    public const string SolutionRejected = "solution.rejected";
    public const string SilenceRecorded = "solution.silence";
    public const string ProgressTold = "case.progress-told";
    public const string DelayTold = "case.delay-told";
    public const string Closed = "case.closed";
    public const string Reopened = "case.reopened";
    public const string Linked = "case.linked";
    public const string MergedInto = "case.merged-into";
    public const string TookOver = "case.took-over";
    public const string SplitOff = "case.split-off";
    public const string Joined = "case.joined";
    public const string ChildJoined = "case.child-joined";
    public const string Left = "case.left";
    public const string ChildLeft = "case.child-left";
    public const string FileAdded = "file.added";
    public const string FileInfected = "file.infected";
    public const string PersonNamed = "case.person-named";
    public const string ClockWarned = "clock.warned";
    public const string ClockBreached = "clock.breached";
}
