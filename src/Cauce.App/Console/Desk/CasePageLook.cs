using Cauce.App.Cases;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Cases.Quick;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.App.Intake.Messengers;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Cauce.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Desk;

/// <summary>
/// Reads a case page with few small queries: the case with the words beside it, its history, and then only what the
/// history says is there.
/// </summary>
public sealed class CasePageLook(Catalogue catalogue, FileGate gate, TimeProvider time)
{
    private const int OthersShown = 5;

    /// <summary>A document that more cases are about than this is no sign of a duplicate.</summary>
    private const int SameDocumentMost = 50;

    // Held per application and not per process: a compiled query belongs to one model.
    private readonly CaseRows rows = new();

    /// <exception cref="MissingException">There is none, or the reader may not see it.</exception>
    public async Task<CasePage> Read(AppDb db, Actor reader, string number, CancellationToken cancel)
    {
        var head = await rows.Head(db, number, reader.Id ?? Guid.Empty) ?? throw new MissingException("case");
        var (@case, id) = (head.Case, head.Case.Id);
        var named = @case.IsConfidential ? await rows.Named(db, id) : [];
        var history = CaseScope.Sees(reader, @case, named) ? await rows.History(db, id) : throw new MissingException("case");
        @case.Complete(await rows.Clocks(db, id), catalogue.Current.CalendarOf(@case.Branch));
        var told = history.Select(h => h.What).ToHashSet();
        bool Has(params string[] codes) => told.Contains(CaseHistory.TookOver) || codes.Any(told.Contains);
        var (documents, actions) = (await rows.Documents(db, id), Has(CaseHistory.ActionAdded) ? await rows.Actions(db, id) : []);
        var quick = new QuickCases(db, reader, new CaseFilter());
        var others = await OthersOf(quick, @case, documents, cancel);
        return new CasePage
        {
            Case = @case, Reader = reader, Head = head, Named = named, Now = time.Now(), Known = catalogue.Current,
            OtherCases = await CountOthers(quick, @case, others, cancel),
            History = history, Documents = documents, Actions = actions, Others = others,
            Messages = Has(MessageCodes) ? await rows.Messages(db, id) : [], Calls = Has(MessageHistory.Called) ? await rows.Calls(db, id) : NoCalls,
            Files = Has(CaseHistory.FileAdded) ? await rows.Files(db, id) : [],
            Standings = Has(CaseHistory.FileAdded) ? gate.Of(await rows.Scans(db, id)) : FileStandings.None,
            Mails = await MailsOf(db, @case, @case.Channel == "email" || Has(MessageHistory.Received, MessageHistory.Noted), Has(MessageHistory.Received, MessengerHistory.Moved), cancel),
            Solutions = told.Contains(CaseHistory.SolutionProposed) ? await rows.Solutions(db, id) : [],
            Analysis = Has(CaseHistory.AnalysisRecorded, CaseHistory.RiskRated) ? await rows.Analysis(db, id) : null,
            Texts = history.Exists(h => h.ContentId is not null && TextCodes.Contains(h.What)) ? await rows.Texts(db, id) : [],
            Survey = told.Contains(SurveyHistory.Answered) ? await rows.Survey(db, id) : null,
            Letters = Has(MessageHistory.Replied, MessageHistory.Informed, CaseHistory.SolutionProposed) ? await rows.Letters(db, id) : [],
            Readings = Has(MessageHistory.Received, MessageHistory.ExplanationAsked) ? await rows.Readings(db, id) : [],
            Waiting = head.Waits ? await rows.Waiting(db, id) : [],
            Draft = reader.Id is { } staff ? await rows.Draft(db, id, staff) : null,
            People = await PeopleOf(db, @case, actions, named, cancel),
            MergedInto = await NumberOf(db, reader, @case.MergedInto, cancel),
            Parent = @case.ParentId is { } parent ? await ParentOf(db, reader, parent, cancel) : null,
            Notices = told.Contains(PartyHistory.Informed) ? await rows.Notices(db, id) : [],
            Links = Has(LinkCodes) ? await LinksOf(db, db.CasesVisibleTo(reader), id, cancel) : [],
        };
    }

    private static readonly IReadOnlyDictionary<Guid, CallDetails> NoCalls = new Dictionary<Guid, CallDetails>();

    private async Task<IReadOnlyList<CaseMail>> MailsOf(AppDb db, Case @case, bool mayHaveMails, bool mayHaveMessages, CancellationToken cancel)
    {
        var mails = mayHaveMails ? await rows.Mails(db, @case.Id) : [];
        return mayHaveMessages || @case.Channel is not ("web" or "email" or "phone" or "inPerson" or "letter" or "api" or "import")
            ? [.. mails, .. await CaseMessengers.Read(db, @case.Id, cancel)] : mails;
    }

    private static Task<ParentCase?> ParentOf(AppDb db, Actor reader, Id<Case> parent, CancellationToken cancel) =>
        db.CasesVisibleTo(reader).Where(c => c.Id == parent).Select(c => new ParentCase(c.Number, c.Subject)).FirstOrDefaultAsync(cancel);

    private static readonly string[] MessageCodes =
    [
        MessageHistory.Received, MessageHistory.ExplanationAsked, MessageHistory.Replied, MessageHistory.Noted, MessageHistory.Called, MessageHistory.LetterSent, MessageHistory.Informed,
    ];

    private static readonly string[] TextCodes = [CaseHistory.GateOverridden, CaseHistory.Reopened, CaseHistory.SilenceRecorded, CaseHistory.Assigned];

    private static readonly string[] LinkCodes = [CaseHistory.Linked, CaseHistory.SplitOff, CaseHistory.TookOver, CaseHistory.MergedInto];

    /// <summary>Null where there is none, or the reader may not see it.</summary>
    private static async Task<string?> NumberOf(AppDb db, Actor reader, Id<Case>? id, CancellationToken cancel) =>
        id is { } one ? await db.CasesVisibleTo(reader).Where(c => c.Id == one).Select(c => c.Number).FirstOrDefaultAsync(cancel) : null;

    private static async Task<int> CountOthers(QuickCases quick, Case @case, IReadOnlyList<OtherCase> others, CancellationToken cancel) =>
        @case.CustomerId is not { } customer ? 0
        : others.Count < OthersShown ? others.Count(o => o.SameCustomer) : await quick.CountOfCustomer(customer, cancel) - 1;

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
        QuickCases quick, Case @case, IReadOnlyList<CaseDocument> documents, CancellationToken cancel)
    {
        List<CaseRow> ofDocument = documents.Count > 0 ? await quick.OfDocument(documents[0].Number, @case.Id, SameDocumentMost, cancel) : [];
        List<CaseRow> ofCustomer = @case.CustomerId is { } customer ? await quick.OfCustomer(customer, @case.Id, OthersShown, cancel) : [];
        var same = ofDocument.Select(c => c.Seq).ToHashSet();
        return [.. ofDocument.Concat(ofCustomer).DistinctBy(c => c.Seq).OrderByDescending(c => c.Seq).Take(OthersShown)
            .Select(c => new OtherCase(c.Number, c.Subject, c.Kind, c.Stage, c.RegisteredAt, c.CustomerId is not null && c.CustomerId == @case.CustomerId, same.Contains(c.Seq)))];
    }
}
