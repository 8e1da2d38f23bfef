using Cauce.App.Cases;
using Cauce.App.Communication.Outbox;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Incidents;

/// <summary>What became of one of those whom a circular tells.</summary>
/// <param name="Number">Of the case; empty for a customer without.</param>
/// <param name="Letter">Where its letter stands; null where none was written.</param>
public sealed record LineSeen(CircularLine Line, string Number, LetterState? Letter);

/// <summary>A circular as its reader sees it: how far it has come, and the lines of the cases they may see.</summary>
public sealed record CircularSeen(Circular Circular, string Parent, IReadOnlyDictionary<LineState, int> Counts, IReadOnlyList<LineSeen> Lines)
{
    public int Of(LineState state) => Counts.GetValueOrDefault(state);

    /// <summary>Without those that were left out beforehand.</summary>
    public int Total => Counts.Where(c => c.Key != LineState.LeftOut).Sum(c => c.Value);

    public int Done => Total - Of(LineState.Waiting);
}

/// <summary>Reads circulars.</summary>
internal static class Circulars
{
    /// <summary>Lines on one page; those that failed come first.</summary>
    public const int Shown = 500;

    /// <exception cref="MissingException">There is none, or the actor does not see the case of its incident.</exception>
    public static async Task<(Circular Circular, string Parent)> Find(AppDb db, Actor actor, Id<Circular> id, CancellationToken cancel)
    {
        var found = await (from x in db.Set<Circular>().AsNoTracking()
                           where x.Id == id
                           from c in db.CasesVisibleTo(actor)
                           where c.Id == x.CaseId
                           select new { Circular = x, c.Number }).FirstOrDefaultAsync(cancel) ?? throw new MissingException("circular");
        return (found.Circular, found.Number);
    }

    /// <exception cref="MissingException">As <see cref="Find"/>.</exception>
    public static async Task<CircularSeen> Read(AppDb db, Actor actor, Id<Circular> id, CancellationToken cancel)
    {
        var (circular, parent) = await Find(db, actor, id, cancel);
        var all = db.Set<CircularLine>().AsNoTracking().Where(l => l.CircularId == id);
        var visible = all.Where(l => l.CaseId == null || db.CasesVisibleTo(actor).Any(c => c.Id == l.CaseId));
        var counts = await visible.GroupBy(l => l.State).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
        var lines = await visible.OrderBy(l => l.State == LineState.Refused ? 0 : 1).ThenBy(l => l.Position).Take(Shown).ToListAsync(cancel);
        var cases = lines.Select(l => l.CaseId).OfType<Id<Case>>().ToList();
        var numbers = await db.Set<Case>().Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, cancel);
        var letters = await LettersOf(db, [.. lines.Select(l => l.Made).OfType<Guid>()], cancel);
        return new CircularSeen(circular, parent, counts, [.. lines.Select(l => new LineSeen(
            l, l.CaseId is { } about ? numbers.GetValueOrDefault(about, "") : "", l.Made is { } made && letters.TryGetValue(made, out var state) ? state : null))]);
    }

    /// <summary>Where the letters stand that tell these messages, solutions or notices.</summary>
    public static async Task<IReadOnlyDictionary<Guid, LetterState>> LettersOf(AppDb db, IReadOnlyList<Guid> told, CancellationToken cancel)
    {
        if (told.Count == 0)
            return new Dictionary<Guid, LetterState>();
        var letters = await db.Set<OutboxMessage>().Where(m => m.About != null && told.Contains(m.About.Value))
            .Select(m => new { About = m.About!.Value, m.SentAt, m.IsKept, m.DeliveredAt, m.GivenUpAt, m.ReturnedAt }).ToListAsync(cancel);
        return letters.GroupBy(m => m.About).ToDictionary(
            g => g.Key, g => g.Select(m => LetterStates.Of(m.SentAt, m.IsKept, m.DeliveredAt, m.GivenUpAt, m.ReturnedAt)).First());
    }

    public static Task<List<Circular>> Of(AppDb db, Id<Case> parent, CancellationToken cancel) =>
        db.Set<Circular>().AsNoTracking().Where(c => c.CaseId == parent).OrderByDescending(c => c.CreatedAt).Take(50).ToListAsync(cancel);
}
