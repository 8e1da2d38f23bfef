using Cauce.App.Background;
using Cauce.App.Cases;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>
/// One act's share of a commit: what it loaded, what it changed, and what follows from the history it wrote. The act
/// itself saves nothing; <see cref="Writer"/> saves once, when the act has come to its end.
/// </summary>
public sealed class Work(AppDb db, WriterSql sql, DateTimeOffset now, Catalogue catalogue)
{
    private const string Bump =
        "INSERT INTO counters (name, last) VALUES (@p0, 1) ON CONFLICT (name) DO UPDATE SET last = counters.last + 1 RETURNING last";

    private readonly Dictionary<Id<Case>, CaseInHand> cases = [];
    private readonly List<object> inserts = [];

    public AppDb Db => db;

    /// <summary>The moment of the act, in whole milliseconds.</summary>
    public DateTimeOffset Now => now;

    public Catalogue.Snapshot Catalogue => catalogue.Current;

    internal IEnumerable<CaseInHand> Cases => cases.Values;

    internal IReadOnlyList<object> Inserts => inserts;

    /// <summary>The case, to be changed; the only way to get one for that.</summary>
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public async Task<Case> Case(Actor actor, string number)
    {
        var found = await db.CasesVisibleTo(actor).AsTracking().FirstOrDefaultAsync(c => c.Number == number)
            ?? throw new MissingException("case");
        return await TakeInHand(found);
    }

    public async Task<Case> Case(Id<Case> id)
    {
        if (cases.TryGetValue(id, out var inHand))
            return inHand.Case;
        var found = await db.Set<Case>().AsTracking().FirstOrDefaultAsync(c => c.Id == id) ?? throw new MissingException("case");
        return await TakeInHand(found);
    }

    /// <summary>The case a tracking key opens.</summary>
    /// <exception cref="MissingException">The key opens nothing.</exception>
    public async Task<Case> CaseByTrackingKey(byte[] hash)
    {
        var found = await db.Set<Case>().AsTracking().FirstOrDefaultAsync(c => c.TrackingKeyHash == hash)
            ?? throw new MissingException("case");
        return await TakeInHand(found);
    }

    /// <summary>A new case, and whatever else is new in great numbers: inserted by a prepared statement, in the order given.</summary>
    public void Add(Case registered)
    {
        cases[registered.Id] = new CaseInHand(registered, Before: null);
        inserts.Add(registered);
    }

    public void Insert(object row) => inserts.Add(row);

    /// <summary>What of a type is new in this act, by whichever way it was added.</summary>
    public IEnumerable<T> New<T>() where T : class =>
        inserts.OfType<T>().Concat(db.ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Added).Select(e => e.Entity));

    /// <summary>Hand-written statements, inside the act's transaction.</summary>
    public WriterSql Sql => sql;

    /// <summary>The next number of a counter. Call it last: what follows must not be refused, or there would be a gap.</summary>
    public async Task<long> Next(string counter) => (long)(await sql.Scalar(Bump, counter))!;

    /// <summary>The next numbers of two counters, as <see cref="Next(string)"/>.</summary>
    public async Task<(long First, long Second)> Next(string first, string second)
    {
        var next = await sql.Scalars((Bump, [first]), (Bump, [second]));
        return ((long)next[0]!, (long)next[1]!);
    }

    private async Task<Case> TakeInHand(Case found)
    {
        if (cases.TryGetValue(found.Id, out var inHand))
            return inHand.Case;
        var clocks = await db.Set<Clock>().AsTracking().Where(c => c.CaseId == found.Id.Value).ToListAsync();
        found.Complete(clocks, catalogue.Current.CalendarOf(found.Branch));
        cases[found.Id] = new CaseInHand(found, Insights.Figures.Of(found));
        return found;
    }
}

/// <summary>A case in the hand of an act, and the figures it counted in before.</summary>
internal sealed record CaseInHand(Case Case, Insights.Figures? Before);
