using System.Linq.Expressions;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Cauce.Domain.Deadlines;
using Cauce.Domain.Intake.Mail;
using Cauce.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Desk;

/// <summary>The rows that belong to one case, by queries compiled once per application.</summary>
internal sealed class CaseRows
{
    private readonly Func<AppDb, string, Guid, Task<CaseHead?>> head = EF.CompileAsyncQuery((AppDb db, string number, Guid me) =>
        (from c in db.Set<Case>().AsNoTracking()
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
             Mentioned = db.Set<CaseMention>().Any(m => m.CaseId == c.Id && m.StaffId == me && m.ReadAt == null),
             Unread = db.Set<Message>().Any(m => m.CaseId == c.Id && (m.Kind == MessageKind.FromCustomer || m.Kind == MessageKind.ExplanationAsked)
                 && !db.Set<MessageRead>().Any(r => r.MessageId == m.Id && r.StaffId == me)),
             Waits = db.Set<WaitingMessage>().Any(w => w.CaseId == c.Id),
         }).SingleOrDefault());

    private readonly Func<AppDb, Guid, IAsyncEnumerable<Clock>> clocks =
        EF.CompileAsyncQuery<AppDb, Guid, Clock>((db, id) => db.Set<Clock>().AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.Name));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<HistoryEntry>> history =
        Rows((db, id) => db.Set<HistoryEntry>().AsNoTracking().Where(h => h.CaseId == id).OrderBy(h => h.Index));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<Message>> messages =
        Rows((db, id) => db.Set<Message>().AsNoTracking().Where(m => m.CaseId == id).OrderBy(m => m.At));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<CallDetails>> calls =
        Rows((db, id) => db.Set<CallDetails>().AsNoTracking().Where(d => db.Set<Message>().Any(m => m.CaseId == id && m.Id == d.MessageId)));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<Attachment>> files =
        Rows((db, id) => db.Set<Attachment>().AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.At).ThenBy(f => f.Name));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<FileScan>> scans =
        Rows((db, id) => db.Set<FileScan>().AsNoTracking().Where(s => db.Set<Attachment>().Any(f => f.CaseId == id && f.Sha256 == s.Sha256)));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<CaseMail>> mails =
        Rows((db, id) => from m in db.Set<IncomingMail>()
                         where m.CaseId == id && (m.State == MailState.OpenedCase || m.State == MailState.Reply)
                         join c in db.Set<MailContent>() on m.Id equals c.Id into contents
                         from content in contents.DefaultIfEmpty()
                         orderby m.Seq
                         select new CaseMail(m.Id.Value, m.SaidAs == null ? null : m.SaidAs.Value.Value, m.State, m.FromAddress, content!.Quoted ?? ""));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<CaseLetter>> letters =
        Rows((db, id) => from m in db.Set<OutboxMessage>()
                         where m.CaseId == id && m.About != null
                         orderby m.CreatedAt
                         select new CaseLetter(m.Id.Value, m.About, m.SentAt, m.IsKept, m.DeliveredAt, m.GivenUpAt, m.ReturnedAt));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<CaseReading>> readings =
        Rows((db, id) => from r in db.Set<MessageRead>()
                         where r.CaseId == id
                         join s in db.Set<Staff>() on r.StaffId equals s.Id
                         orderby r.At
                         select new CaseReading(r.MessageId.Value, s.Name, r.At));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<WaitingMessage>> waiting =
        Rows((db, id) => db.Set<WaitingMessage>().AsNoTracking().Where(w => w.CaseId == id).OrderBy(w => w.DueAt));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<Solution>> solutions =
        Rows((db, id) => db.Set<Solution>().AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.At));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<CaseAction>> actions =
        Rows((db, id) => db.Set<CaseAction>().AsNoTracking().Where(a => a.CaseId == id).OrderBy(a => a.At));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<CaseDocument>> documents =
        Rows((db, id) => db.Set<CaseDocument>().AsNoTracking().Where(d => d.CaseId == id));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<Analysis>> analysis =
        Rows((db, id) => db.Set<Analysis>().AsNoTracking().Where(a => a.CaseId == id));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<CaseText>> texts =
        Rows((db, id) => db.Set<CaseText>().AsNoTracking().Where(t => t.CaseId == id));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<Notice>> notices =
        Rows((db, id) => db.Set<Notice>().AsNoTracking().Where(n => n.CaseId == id && n.PartyId != null));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<SurveyAnswer>> surveys =
        Rows((db, id) => db.Set<SurveyAnswer>().AsNoTracking().Where(s => s.CaseId == id));

    private readonly Func<AppDb, Id<Case>, Guid, IAsyncEnumerable<Draft>> drafts =
        EF.CompileAsyncQuery<AppDb, Id<Case>, Guid, Draft>((db, id, staff) =>
            db.Set<Draft>().AsNoTracking().Where(d => d.CaseId == id && d.StaffId == staff).OrderByDescending(d => d.UpdatedAt).Take(1));

    private readonly Func<AppDb, Id<Case>, IAsyncEnumerable<Guid>> named =
        Rows((db, id) => db.Set<CaseAccess>().Where(a => a.CaseId == id).OrderBy(a => a.At).Select(a => a.StaffId));

    /// <summary>The case with the words beside it, whoever may see it; null where there is none.</summary>
    public Task<CaseHead?> Head(AppDb db, string number, Guid me) => head(db, number, me);

    public Task<List<Clock>> Clocks(AppDb db, Id<Case> id) => All(clocks(db, id.Value));

    public Task<List<HistoryEntry>> History(AppDb db, Id<Case> id) => All(history(db, id));

    public Task<List<Message>> Messages(AppDb db, Id<Case> id) => All(messages(db, id));

    public async Task<IReadOnlyDictionary<Guid, CallDetails>> Calls(AppDb db, Id<Case> id) => (await All(calls(db, id))).ToDictionary(c => c.MessageId.Value);

    public Task<List<Attachment>> Files(AppDb db, Id<Case> id) => All(files(db, id));

    public Task<List<FileScan>> Scans(AppDb db, Id<Case> id) => All(scans(db, id));

    public Task<List<CaseMail>> Mails(AppDb db, Id<Case> id) => All(mails(db, id));

    public Task<List<CaseLetter>> Letters(AppDb db, Id<Case> id) => All(letters(db, id));

    public Task<List<CaseReading>> Readings(AppDb db, Id<Case> id) => All(readings(db, id));

    public Task<List<WaitingMessage>> Waiting(AppDb db, Id<Case> id) => All(waiting(db, id));

    public Task<List<Solution>> Solutions(AppDb db, Id<Case> id) => All(solutions(db, id));

    public Task<List<CaseAction>> Actions(AppDb db, Id<Case> id) => All(actions(db, id));

    public Task<List<CaseDocument>> Documents(AppDb db, Id<Case> id) => All(documents(db, id));

    public async Task<Analysis?> Analysis(AppDb db, Id<Case> id) => (await All(analysis(db, id))).FirstOrDefault();

    public Task<List<Notice>> Notices(AppDb db, Id<Case> id) => All(notices(db, id));

    public Task<List<CaseText>> Texts(AppDb db, Id<Case> id) => All(texts(db, id));

    public async Task<SurveyAnswer?> Survey(AppDb db, Id<Case> id) => (await All(surveys(db, id))).FirstOrDefault();

    /// <summary>What the person wrote last and has not sent.</summary>
    public async Task<Draft?> Draft(AppDb db, Id<Case> id, Guid staff) => (await All(drafts(db, id, staff))).FirstOrDefault();

    public Task<List<Guid>> Named(AppDb db, Id<Case> id) => All(named(db, id));

    private static Func<AppDb, Id<Case>, IAsyncEnumerable<T>> Rows<T>(Expression<Func<AppDb, Id<Case>, IQueryable<T>>> query) =>
        EF.CompileAsyncQuery(query);

    private static async Task<List<T>> All<T>(IAsyncEnumerable<T> rows)
    {
        List<T> all = [];
        await foreach (var row in rows)
            all.Add(row);
        return all;
    }
}
