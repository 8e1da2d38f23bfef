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
        var head = await HeadOf(db, visible, number, reader.Id ?? Guid.Empty, cancel) ?? throw new MissingException("case");
        var @case = head.Case;
        var id = @case.Id;
        @case.Complete(await rows.Clocks(db, id), catalogue.Current.CalendarOf(@case.Branch));
        var history = await rows.History(db, id);
        var told = history.Select(h => h.What).ToHashSet();
        var tookOver = told.Contains(CaseHistory.TookOver);
        bool Has(params string[] codes) => tookOver || codes.Any(told.Contains);
        var documents = await rows.Documents(db, id);
        var actions = Has(CaseHistory.ActionAdded) ? await rows.Actions(db, id) : [];
        var named = @case.IsConfidential ? await rows.Named(db, id) : [];
        return new CasePage
        {
            Case = @case,
            Reader = reader,
            Now = time.Now(),
            Known = catalogue.Current,
            Head = head,
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
            Links = Has(LinkCodes) ? await LinksOf(db, visible, id, cancel) : [],
            Others = head.OtherCases > 0 || documents.Count > 0 ? await OthersOf(db, visible, @case, documents, cancel) : [],
        };
    }

    private static readonly string[] MessageCodes =
    [
        MessageHistory.Received, MessageHistory.ExplanationAsked, MessageHistory.Replied, MessageHistory.Noted, MessageHistory.Called, MessageHistory.LetterSent,
    ];

    private static readonly string[] TextCodes = [CaseHistory.GateOverridden, CaseHistory.Reopened, CaseHistory.SilenceRecorded, CaseHistory.Assigned];

    private static readonly string[] LinkCodes = [CaseHistory.Linked, CaseHistory.SplitOff, CaseHistory.TookOver, CaseHistory.MergedInto];

    private static Task<CaseHead?> HeadOf(AppDb db, IQueryable<Case> visible, string number, Guid me, CancellationToken cancel) =>
        (from c in visible
         where c.Number == number
         join s in db.Set<Staff>() on c.OwnerId equals (Guid?)s.Id into owners
         from owner in owners.DefaultIfEmpty()
         join x in db.Set<Customer>() on c.CustomerId equals (Id<Customer>?)x.Id into customers
         from customer in customers.DefaultIfEmpty()
         select new CaseHead(c)
         {
             OwnerName = owner!.Name,
             CustomerName = customer!.Name,
             CustomerReference = customer.Reference,
             CustomerSince = customer == null ? null : customer.CreatedAt,
             ContactName = db.Set<Contact>().Where(p => p.Id == c.ContactId).Select(p => p.Name).FirstOrDefault(),
             ContactPosition = db.Set<Contact>().Where(p => p.Id == c.ContactId).Select(p => p.Position).FirstOrDefault(),
             ProductName = db.Set<Product>().Where(p => p.Id == c.ProductId).Select(p => p.Name).FirstOrDefault(),
             MergedIntoNumber = visible.Where(o => o.Id == c.MergedInto).Select(o => o.Number).FirstOrDefault(),
             Mentioned = db.Set<CaseMention>().Any(m => m.CaseId == c.Id && m.StaffId == me && m.ReadAt == null),
             OtherCases = c.CustomerId == null ? 0 : visible.Count(o => o.CustomerId == c.CustomerId && o.Id != c.Id),
         }).FirstOrDefaultAsync(cancel);

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
            .Select(o => new OtherCase(o.Number, o.Subject, o.Kind, o.Stage, o.RegisteredAt, number != null && same.Contains(o.Id))).ToListAsync(cancel);
    }
}
