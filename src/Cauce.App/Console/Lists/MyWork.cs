using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>What a person opens the day with: their open cases by what they ask for, and what nobody has taken.</summary>
public sealed class MyWork
{
    /// <summary>More than these are counted as "and more", and stand in the list.</summary>
    private const int Most = 200;

    private const int New = 10;

    public required IReadOnlyList<WorkSection> Sections { get; init; }

    /// <summary>Newest of the reader's branches without owner or not yet classified.</summary>
    public required IReadOnlyList<CaseRow> Untaken { get; init; }

    /// <summary>Cases in whose notes a colleague named the reader, who has not opened them since.</summary>
    public required IReadOnlyList<CaseRow> Named { get; init; }

    /// <summary>Only the most pressing ones are shown.</summary>
    public required bool HasMore { get; init; }

    public required Catalogue.Snapshot Known { get; init; }

    public required DateTimeOffset Now { get; init; }

    public bool IsEmpty => Sections.All(section => section.Cases.Count == 0) && Untaken.Count == 0 && Named.Count == 0;

    public static async Task<MyWork> Read(AppDb db, Actor actor, Catalogue.Snapshot known, DateTimeOffset now, CancellationToken cancel)
    {
        var mine = await FindCases.Page(db, actor, new CaseFilter { Open = true, Owner = "me", Limit = Most }, known, cancel);
        return new MyWork
        {
            Sections = [.. Sort(mine.Items, known, now)],
            Untaken = actor.May(Permission.WorkCases) ? await FindUntaken(db, actor, cancel) : [],
            Named = await FindNamed(db, actor, cancel),
            HasMore = mine.Next is not null,
            Known = known,
            Now = now,
        };
    }

    /// <summary>Each case stands once, in the first section that claims it.</summary>
    private static IEnumerable<WorkSection> Sort(IReadOnlyList<CaseRow> mine, Catalogue.Snapshot known, DateTimeOffset now)
    {
        var placed = mine.ToLookup(c =>
            TimeLeft.IsLate(c, now) ? WorkPart.Late
            : c.NextDueAt < EndOfDay(c, known, now) ? WorkPart.Today
            : c.WaitsForCustomerSince is not null && c.WaitsForUsSince is null ? WorkPart.Customer
            : WorkPart.Me);
        return Enum.GetValues<WorkPart>().Select(part => new WorkSection(part, [.. placed[part]]));
    }

    private static DateTimeOffset EndOfDay(CaseRow c, Catalogue.Snapshot known, DateTimeOffset now)
    {
        var calendar = known.CalendarOf(c.Branch);
        return calendar.StartOfDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, calendar.Zone).DateTime).AddDays(1));
    }

    private static async Task<IReadOnlyList<CaseRow>> FindNamed(AppDb db, Actor actor, CancellationToken cancel)
    {
        var me = actor.Id ?? Guid.Empty;
        var unread = db.Set<CaseMention>().Where(m => m.StaffId == me && m.ReadAt == null).Select(m => m.CaseId).Distinct();
        return await FindCases.Take(db, unread.Join(db.CasesVisibleTo(actor), id => id, c => c.Id, (_, c) => c).OrderByDescending(c => c.Seq), Most, cancel);
    }

    /// <summary>Two walks along an index each; one with "or" between would read every case.</summary>
    private static async Task<IReadOnlyList<CaseRow>> FindUntaken(AppDb db, Actor actor, CancellationToken cancel)
    {
        var open = db.CasesVisibleTo(actor).Where(c => c.ClosedAt == null);
        var unowned = await FindCases.Take(db, open.Where(c => c.OwnerId == null).OrderByDescending(c => c.Seq), New, cancel);
        var unclassified = await FindCases.Take(db, open.Where(c => c.Stage <= Stage.Acknowledged).OrderByDescending(c => c.Seq), New, cancel);
        return [.. unowned.Concat(unclassified).DistinctBy(c => c.Seq).OrderByDescending(c => c.Seq).Take(New)];
    }
}

public enum WorkPart
{
    Late,
    Today,
    Me,
    Customer,
}

public sealed record WorkSection(WorkPart Part, IReadOnlyList<CaseRow> Cases)
{
    public string Id => Part.ToString().ToLowerInvariant();

    public string Name => Part switch
    {
        WorkPart.Late => Texts.WorkLate,
        WorkPart.Today => Texts.WorkToday,
        WorkPart.Me => Texts.WorkMe,
        _ => Texts.WorkCustomer,
    };

    public string Icon => Part switch
    {
        WorkPart.Late => "alert-circle",
        WorkPart.Today => "clock",
        WorkPart.Me => "user-check",
        _ => "hourglass",
    };

    public string Tone => Part switch
    {
        WorkPart.Late => "late",
        WorkPart.Today => "soon",
        WorkPart.Me => "brand",
        _ => "plain",
    };
}
