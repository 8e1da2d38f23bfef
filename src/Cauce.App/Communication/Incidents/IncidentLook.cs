using Cauce.App.Cases;
using Cauce.App.Communication.Outbox;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Incidents;

/// <summary>A case under an incident: where it stands, in which language and by which way its customer is told.</summary>
public sealed record ChildCase(string Number, string Subject, string Customer, Stage Stage, string Language, CircularWay Way, bool IsOverdue, DateTimeOffset? SolvedAt);

/// <summary>A notice and where its letter stands; null for what a person did.</summary>
public sealed record NoticeSeen(Notice Notice, LetterState? Letter);

/// <summary>Whom an incident touches: the cases under it that the reader sees, other affected parties, what they were told.</summary>
public sealed record IncidentLook(IReadOnlyList<ChildCase> Children, IReadOnlyList<AffectedParty> Parties, IReadOnlyList<NoticeSeen> Notices, IReadOnlyList<Circular> Circulars)
{
    /// <summary>Notices to customers without a case stand with their circular.</summary>
    private const int NoticesShown = 200;

    /// <param name="found">A case the reader sees.</param>
    public static async Task<IncidentLook> Read(AppDb db, Actor reader, Case found, CancellationToken cancel)
    {
        var parties = await db.Set<AffectedParty>().AsNoTracking().Where(p => p.CaseId == found.Id).OrderBy(p => p.At).ToListAsync(cancel);
        return new IncidentLook(
            found.Children == 0 ? [] : await ChildrenOf(db, reader, found.Id, cancel), parties, await NoticesOf(db, found.Id, cancel),
            await Incidents.Circulars.Of(db, found.Id, cancel));
    }

    public static async Task<IReadOnlyList<ChildCase>> ChildrenOf(AppDb db, Actor reader, Id<Case> parent, CancellationToken cancel)
    {
        var children = await db.CasesVisibleTo(reader).AsNoTracking().Where(c => c.ParentId == parent).OrderBy(c => c.Seq)
            .Select(c => new { c.Number, c.Subject, c.Complainant, c.Stage, c.OverdueSince, c.SolvedAt }).ToListAsync(cancel);
        return [.. children.Select(c => new ChildCase(c.Number, c.Subject, c.Complainant.Name, c.Stage, Filling.LanguageOf(c.Complainant.Language),
            Filling.WayOf(c.Complainant), c.OverdueSince is not null, c.SolvedAt))];
    }

    public static async Task<IReadOnlyList<NoticeSeen>> NoticesOf(AppDb db, Id<Case> about, CancellationToken cancel)
    {
        var notices = await db.Set<Notice>().AsNoTracking().Where(n => n.CaseId == about).OrderByDescending(n => n.At).ThenBy(n => n.Id).Take(NoticesShown).ToListAsync(cancel);
        var letters = await Incidents.Circulars.LettersOf(db, [.. notices.Select(n => n.Id.Value)], cancel);
        return [.. notices.Select(n => new NoticeSeen(n, letters.TryGetValue(n.Id.Value, out var state) ? state : null))];
    }

    /// <exception cref="MissingException">There is none, or the reader does not see it.</exception>
    public static async Task<Case> Find(AppDb db, Actor reader, string number, CancellationToken cancel) =>
        await db.CasesVisibleTo(reader).AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancel) ?? throw new MissingException("case");
}
