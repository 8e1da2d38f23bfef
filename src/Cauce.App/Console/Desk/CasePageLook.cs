using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Cauce.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Desk;

/// <summary>
/// Reads a case page with few small queries: the case with the words beside it, its history, and then only what the
/// history says is there.
/// </summary>
public sealed class CasePageLook(Catalogue catalogue, TimeProvider time)
{
    private const int OthersShown = 5;

    // Held per application and not per process: a compiled query belongs to one model.
    private readonly CaseRows rows = new();

    /// <exception cref="MissingException">There is none, or the reader may not see it.</exception>
    public async Task<CasePage> Read(AppDb db, Actor reader, string number, CancellationToken cancel)
    {
        var visible = db.CasesVisibleTo(reader);
        // Small and then compiled: what a scope composes is worked through at every request.
        var id = await visible.Where(c => c.Number == number).Select(c => (Id<Case>?)c.Id).FirstOrDefaultAsync(cancel) ?? throw new MissingException("case");
        var head = await rows.Head(db, id, reader.Id ?? Guid.Empty);
        var @case = head.Case;
        @case.Complete(await rows.Clocks(db, id), catalogue.Current.CalendarOf(@case.Branch));
        var history = await rows.History(db, id);
        var told = history.Select(h => h.What).ToHashSet();
        var tookOver = told.Contains(CaseHistory.TookOver);
        bool Has(params string[] codes) => tookOver || codes.Any(told.Contains);
        var documents = await rows.Documents(db, id);
        var actions = Has(CaseHistory.ActionAdded) ? await rows.Actions(db, id) : [];
        var named = @case.IsConfidential ? await rows.Named(db, id) : [];
        var others = @case.CustomerId is not null || documents.Count > 0 ? await OthersOf(db, visible, @case, documents, cancel) : [];
        return new CasePage
        {
            Case = @case,
            Reader = reader,
            Now = time.Now(),
            Known = catalogue.Current,
            Head = head,
            OtherCases = @case.CustomerId is null || others.Count < OthersShown
                ? others.Count(o => o.SameCustomer) : await visible.CountAsync(c => c.CustomerId == @case.CustomerId && c.Id != id, cancel),
            History = history,
            Documents = documents,
            Messages = Has(MessageCodes) ? await rows.Messages(db, id) : [],
            Files = Has(CaseHistory.FileAdded) ? await rows.Files(db, id) : [],
            Solutions = told.Contains(CaseHistory.SolutionProposed) ? await rows.Solutions(db, id) : [],
            Actions = actions,
            Analysis = Has(CaseHistory.AnalysisRecorded, CaseHistory.RiskRated) ? await rows.Analysis(db, id) : null,
            Texts = history.Exists(h => h.ContentId is not null && TextCodes.Contains(h.What)) ? await rows.Texts(db, id) : [],
            Survey = told.Contains(SurveyHistory.Answered) ? await rows.Survey(db, id) : null,
            Draft = reader.Id is { } staff ? await rows.Draft(db, id, staff) : null,
            Named = named,
            People = await PeopleOf(db, @case, actions, named, cancel),
            MergedInto = @case.MergedInto is { } into ? await visible.Where(c => c.Id == into).Select(c => c.Number).FirstOrDefaultAsync(cancel) : null,
            Links = Has(LinkCodes) ? await LinksOf(db, visible, id, cancel) : [],
            Others = others,
        };
    }

    private static readonly string[] MessageCodes =
    [
        MessageHistory.Received, MessageHistory.ExplanationAsked, MessageHistory.Replied, MessageHistory.Noted, MessageHistory.Called, MessageHistory.LetterSent,
    ];

    private static readonly string[] TextCodes = [CaseHistory.GateOverridden, CaseHistory.Reopened, CaseHistory.SilenceRecorded, CaseHistory.Assigned];

    private static readonly string[] LinkCodes = [CaseHistory.Linked, CaseHistory.SplitOff, CaseHistory.TookOver, CaseHistory.MergedInto];

    private static async Task<IReadOnlyDictionary<Guid, string>> PeopleOf(
        AppDb db, Case @case, IReadOnlyList<CaseAction> actions, IReadOnlyList<Guid> named, CancellationToken cancel)
    {
        var ids = actions.Select(a => a.AssigneeId).OfType<Guid>().Concat(named).Where(id => id != @case.OwnerId).Distinct().ToArray();
        return ids.Length == 0 ? new Dictionary<Guid, string>()
            : await db.Set<Staff>().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
    }

    /// <summary>Links stand on the later case; a case shows those from it and those to it.</summary>
    private static async Task<IReadOnlyList<LinkedCase>> LinksOf(AppDb db, IQueryable<Case> visible, Id<Case> id, CancellationToken cancel)
    {
        var links = from l in db.Set<CaseLink>()
                    where l.CaseId == id || l.OtherId == id
                    from o in visible
                    where o.Id != id && (o.Id == l.OtherId || o.Id == l.CaseId)
                    orderby o.Seq descending
                    select new LinkedCase(o.Number, o.Subject, l.Type, l.CaseId == id, o.Stage);
        return await links.ToListAsync(cancel);
    }

    private static async Task<IReadOnlyList<OtherCase>> OthersOf(
        AppDb db, IQueryable<Case> visible, Case @case, IReadOnlyList<CaseDocument> documents, CancellationToken cancel)
    {
        var (id, customer) = (@case.Id, @case.CustomerId);
        var number = documents.Count > 0 ? documents[0].Number : null;
        var same = db.Set<CaseDocument>().Where(d => d.Number == number).Select(d => d.CaseId);
        var others = number is null
            ? visible.Where(o => o.Id != id && o.CustomerId == customer)
            : visible.Where(o => o.Id != id && ((customer != null && o.CustomerId == customer) || same.Contains(o.Id)));
        return await others.OrderByDescending(o => o.Seq).Take(OthersShown)
            .Select(o => new OtherCase(o.Number, o.Subject, o.Kind, o.Stage, o.RegisteredAt, customer != null && o.CustomerId == customer, number != null && same.Contains(o.Id))).ToListAsync(cancel);
    }
}
