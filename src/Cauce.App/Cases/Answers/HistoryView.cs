using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Answers;

/// <summary>One thing that happened in a case, as the API tells it.</summary>
/// <param name="What">Stable code.</param>
/// <param name="Text">The same as a sentence in the reader's language.</param>
/// <param name="Content">Id of the row whose words the entry vouches for, where there is one.</param>
public sealed record HistoryView(
    int Index, DateTimeOffset At, HistoryActor Actor, string What, IReadOnlyDictionary<string, string> Details, string Text, Guid? Content)
{
    /// <summary>The words that belong to this entry alone: why it was reopened, a restatement, a hand-over.</summary>
    public string? Words { get; init; }

    /// <summary>Oldest first.</summary>
    /// <exception cref="MissingException">There is no such case, or the actor may not see it.</exception>
    public static async Task<IReadOnlyList<HistoryView>> Read(
        AppDb db, Catalogue.Snapshot known, Actor actor, string number, CancellationToken cancel = default)
    {
        var found = await db.CasesVisibleTo(actor).Where(c => c.Number == number).Select(c => new { c.Id, c.Branch }).FirstOrDefaultAsync(cancel)
            ?? throw new MissingException("case");
        var entries = await db.Set<HistoryEntry>().Where(h => h.CaseId == found.Id).OrderBy(h => h.Index).ToListAsync(cancel);
        var words = await db.Set<CaseText>().Where(t => t.CaseId == found.Id).ToDictionaryAsync(t => t.Id.Value, t => t.Text, cancel);
        var zone = known.CalendarOf(found.Branch).Zone;
        return [.. entries.Select(entry => Of(entry, known, zone) with
        {
            Words = entry.ContentId is { } content ? words.GetValueOrDefault(content) : null,
        })];
    }

    internal static async Task<HistoryPage> Answer(string number, HttpContext http, AppDb db, Catalogue catalogue, CancellationToken cancel) =>
        new(await Read(db, catalogue.Current, http.Actor(), number, cancel), null);

    private static HistoryView Of(HistoryEntry entry, Catalogue.Snapshot known, TimeZoneInfo zone) => new(
        entry.Index, entry.At, new HistoryActor(entry.ActorKind, entry.ActorId, entry.ActorName), entry.What, entry.ReadDetails(),
        HistoryText.Of(entry, known, zone), entry.ContentId);
}

/// <param name="Name">At that time; empty for the customer.</param>
public sealed record HistoryActor(ActorKind Kind, Guid? Id, string Name);

/// <summary>The whole timeline; it has no further pages.</summary>
public sealed record HistoryPage(IReadOnlyList<HistoryView> Items, string? Next);
