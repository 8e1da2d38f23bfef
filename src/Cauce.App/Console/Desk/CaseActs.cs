using Cauce.Domain.Cases;

namespace Cauce.App.Console.Desk;

/// <summary>An act as its button shows it; one that cannot be done now says why.</summary>
/// <param name="Path">Below the case's own address.</param>
/// <param name="Key">The shortcut, where it has one.</param>
internal sealed record ActButton(string Path, string Icon, string Text, Refusal? WhyNot, string? Key = null)
{
    /// <summary>What the case needs now.</summary>
    public bool IsNext { get; init; }

    public string Id => "why-" + Path.Replace('/', '-').TrimStart('#');
}

/// <summary>What can be done with a case now, and why not what cannot. The reasons are the domain's own.</summary>
internal sealed class CaseActs
{
    private readonly CasePage page;
    private readonly Case @case;

    private CaseActs(CasePage page)
    {
        this.page = page;
        @case = page.Case;
        var next = NextPath();
        Front = [.. FrontActs(next).Select(a => a with { IsNext = a.Path == next })];
        Rest = [.. AllActs().Where(a => Front.All(f => f.Path != a.Path))];
    }

    /// <summary>The few that stand open on the page, the next one first.</summary>
    public IReadOnlyList<ActButton> Front { get; }

    /// <summary>The others, in the menu.</summary>
    public IReadOnlyList<ActButton> Rest { get; }

    public static CaseActs Of(CasePage page) => new(page);

    private IEnumerable<ActButton> FrontActs(string next)
    {
        var all = AllActs().ToDictionary(a => a.Path);
        if (!@case.IsOpen)
            return [all["reopening"]];
        string[] shown = [next, @case.SolvedAt is null ? "solution" : "closure", "assignment"];
        return shown.Distinct().Select(path => all[path]);
    }

    /// <summary>The step that takes the case on.</summary>
    private string NextPath()
    {
        if (!@case.IsOpen) return "reopening";
        if (@case.OwnerId is null) return "assignment";
        if (@case is { Rejections: > 0, SolvedAt: null } && @case.WhyNotPropose() is null) return "solution";
        if (@case.ClassifiedAt is null) return "classification";
        if (@case.WhyNotIntervene() is not null) return "analysis";
        if (@case.SolvedAt is null) return "solution";
        return @case.WhyNotClose() is null ? "closure" : "answer";
    }

    private IEnumerable<ActButton> AllActs()
    {
        yield return new("classification", "tags", Texts.ActClassify, May(Permission.WorkCases) ?? @case.WhyNotClassify(), "k");
        yield return new("assignment", "user-plus", @case.OwnerId is null ? Texts.ActAssign : Texts.ActReassign, May(Permission.WorkCases) ?? WhyNotOpen(), "a");
        yield return new("analysis", "stethoscope", Texts.ActAnalyse, May(Permission.WorkCases) ?? @case.WhyNotAnalyse());
        if (@case.StartedAt is null)
            yield return new("start", "player-play", Texts.ActStart, May(Permission.WorkCases) ?? @case.WhyNotStart());
        yield return new("solution", "bulb", @case.Rejections > 0 ? Texts.ActAlternative : Texts.ActPropose, May(Permission.WorkCases) ?? @case.WhyNotPropose(), "s");
        yield return new("answer", "thumb-up", Texts.ActAnswer, May(Permission.WorkCases) ?? @case.WhyNotAnswerSolution());
        yield return new("silence", "clock-pause", Texts.ActSilence, May(Permission.WorkCases) ?? @case.WhyNotSilence(page.Now));
        yield return new("closure", "circle-check", Texts.ActClose, May(Permission.CloseCases) ?? @case.WhyNotClose());
        yield return new("reopening", "rotate", Texts.ActReopen, May(Permission.WorkCases) ?? @case.WhyNotReopen());
        if (@case.IsOpen && (@case.WhyNotIntervene() is { } gate) && gate.Code is "case.analysis-missing" or "case.cause-missing")
            yield return new("override", "shield-check", Texts.ActOverride, @case.WhyNotOverride(page.Reader));
        yield return new("link", "link", Texts.ActLink, May(Permission.WorkCases));
        yield return new("merge", "git-merge", Texts.ActMerge, May(Permission.WorkCases) ?? WhyNotOpen());
        yield return new("split", "git-branch", Texts.ActSplit, May(Permission.WorkCases) ?? WhyNotOpen());
        if (@case.IsConfidential)
            yield return new("people", "users", Texts.ActName, May(Permission.NameConfidential));
    }

    private Refusal? May(Permission permission) => page.Reader.WhyMayNot(permission);

    private Refusal? WhyNotOpen() => @case.WhyNotClassify();
}
