using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Answers;

public sealed record DocumentView(DocumentType Type, string Number)
{
    internal static Task<List<DocumentView>> Of(AppDb db, Id<Case> id, CancellationToken cancel) =>
        db.Set<CaseDocument>().Where(d => d.CaseId == id).OrderBy(d => d.Type).ThenBy(d => d.Number)
            .Select(d => new DocumentView(d.Type, d.Number)).ToListAsync(cancel);
}

public sealed record AnalysisView(string Cause, string Consequences, int? CustomerImpact, int? CompanyImpact, DateTimeOffset At)
{
    internal static Task<AnalysisView?> Of(AppDb db, Id<Case> id, CancellationToken cancel) =>
        db.Set<Analysis>().Where(a => a.CaseId == id)
            .Select(a => new AnalysisView(a.Cause, a.Consequences, a.CustomerImpact, a.CompanyImpact, a.At)).FirstOrDefaultAsync(cancel);
}

public sealed record ActionView(
    Guid Id, ActionType Type, string What, string? Area, Guid? Assignee, DateOnly? DueOn, bool ToldToCustomer, DateTimeOffset At, DateTimeOffset? DoneAt)
{
    internal static async Task<List<ActionView>> Of(AppDb db, Id<Case> id, CancellationToken cancel) =>
        [.. (await db.Set<CaseAction>().Where(a => a.CaseId == id).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancel))
            .Select(a => new ActionView(a.Id.Value, a.Type, a.What, a.Area, a.AssigneeId, a.DueOn, a.ToldToCustomer, a.At, a.DoneAt))];
}

public sealed record SolutionView(
    Guid Id, string Text, bool WithApology, bool IsAlternative, DateTimeOffset At, SolutionAnswer? Answer, DateTimeOffset? AnsweredAt, string? AnswerText)
{
    internal static async Task<List<SolutionView>> Of(AppDb db, Id<Case> id, CancellationToken cancel) =>
        [.. (await db.Set<Solution>().Where(s => s.CaseId == id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(cancel))
            .Select(s => new SolutionView(s.Id.Value, s.Text, s.WithApology, s.IsAlternative, s.At, s.Answer, s.AnsweredAt, s.AnswerText))];
}

/// <param name="Type">As seen from the case that is read: <c>mergedInto</c> of another one that went on in this is told as <c>tookOver</c>.</param>
/// <param name="Description">The words of a case that went on in this one.</param>
public sealed record LinkView(string Number, string Subject, string Type, string? Description)
{
    /// <summary>Only cases that the actor may see.</summary>
    internal static async Task<List<LinkView>> Of(AppDb db, Actor actor, Id<Case> id, CancellationToken cancel)
    {
        var links = await db.Set<CaseLink>().Where(l => l.CaseId == id || l.OtherId == id).ToListAsync(cancel);
        if (links.Count == 0)
            return [];
        var ids = links.Select(l => l.CaseId == id ? l.OtherId : l.CaseId).Distinct().ToList();
        var others = await db.CasesVisibleTo(actor).Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Number, c.Subject, c.Description }).ToListAsync(cancel);
        return [.. from link in links
                   from other in others
                   where other.Id == (link.CaseId == id ? link.OtherId : link.CaseId)
                   let tookOver = link.Type == LinkType.MergedInto && link.OtherId == id
                   orderby link.At
                   select new LinkView(other.Number, other.Subject, TypeSeen(link, id), tookOver ? other.Description : null)];
    }

    private static string TypeSeen(CaseLink link, Id<Case> from) => (link.Type, link.CaseId == from) switch
    {
        (LinkType.MergedInto, false) => "tookOver",
        (LinkType.SplitFrom, false) => "splitInto",
        var (type, _) => Choice.Write(type),
    };
}
