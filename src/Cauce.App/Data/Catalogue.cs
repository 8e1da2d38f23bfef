using System.Collections.Frozen;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Deadlines;
using Cauce.Domain.Intake.Chats;
using Cauce.Domain.Intake.Web;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>
/// What changes seldom and is asked for always: kinds, lists, branches with their calendars, terms. Each node holds a
/// snapshot and takes a new one when the catalogue's stamp in the database has changed.
/// </summary>
public sealed class Catalogue(IDbContextFactory<AppDb> databases)
{
    public const string Stamp = "catalogue";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Snapshot? current;

    /// <summary>It was read once; requests and acts wait for this.</summary>
    internal Task IsRead => read.Task;

    public Snapshot Current => current ?? First();

    /// <summary>Reads everything again.</summary>
    public async Task Reload(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        current = await Snapshot.Read(db, cancel);
        read.TrySetResult();
    }

    /// <summary>Reads again if another node, or an act of this one, has changed something.</summary>
    public async Task Follow(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var stamp = await db.Set<Counter>().Where(c => c.Name == Stamp).Select(c => c.Last).FirstOrDefaultAsync(cancel);
        if (current?.StampRead != stamp)
            current = await Snapshot.Read(db, cancel);
    }

    /// <summary>For what runs in the background in the moment of the start.</summary>
    private Snapshot First() => read.Task.Wait(Patience)
        ? current! : throw new InvalidOperationException("The catalogue is read at start, after the migrations");

    public sealed class Snapshot
    {
        private readonly FrozenDictionary<int, WorkCalendar> calendars;
        private readonly FrozenDictionary<string, ClockPlan> plans;

        private Snapshot(long stamp, Tables tables)
        {
            StampRead = stamp;
            Kinds = tables.Kinds.OrderBy(k => k.Position).ToLookupInOrder(k => k.Code);
            Reasons = tables.Reasons.OrderBy(r => r.Position).ToLookupInOrder(r => r.Code);
            Categories = tables.Categories.OrderBy(c => c.Position).ToLookupInOrder(c => c.Code);
            Channels = tables.Channels.OrderBy(c => c.Position).ToLookupInOrder(c => c.Code);
            Areas = tables.Areas.OrderBy(a => a.Position).ToLookupInOrder(a => a.Code);
            Processes = tables.Processes.OrderBy(p => p.Position).ToLookupInOrder(p => p.Code);
            Branches = tables.Branches.OrderBy(b => b.Id).ToLookupInOrder(b => b.Id);
            Responsibles = tables.Responsibles;
            LetterTexts = tables.LetterTexts.GroupBy(t => (t.Letter, t.Language)).ToDictionary(t => t.Key, t => t.MaxBy(one => one.Version)!);
            Sites = tables.Sites.OrderBy(s => s.Origin, StringComparer.Ordinal).ToList();
            ChatDesk = tables.ChatDesk;
            calendars = tables.Branches.ToFrozenDictionary(b => b.Id, tables.CalendarOf);
            plans = tables.Terms.ToFrozenDictionary(t => t.Kind, t => t.AsPlan());
        }

        public long StampRead { get; }

        public OrderedLookup<string, Kind> Kinds { get; }

        public OrderedLookup<string, Reason> Reasons { get; }

        public OrderedLookup<string, Category> Categories { get; }

        public OrderedLookup<string, Channel> Channels { get; }

        public OrderedLookup<string, Area> Areas { get; }

        public OrderedLookup<string, Process> Processes { get; }

        public OrderedLookup<int, Branch> Branches { get; }

        /// <summary>Per branch, the active member of staff who answers for it.</summary>
        public IReadOnlyDictionary<int, Owner> Responsibles { get; }

        /// <summary>The last wording an administrator gave a letter, by letter and language.</summary>
        public IReadOnlyDictionary<(string Letter, string Language), LetterText> LetterTexts { get; }

        /// <summary>Sites of the organisation that may show our form.</summary>
        public IReadOnlyList<AllowedSite> Sites { get; }

        /// <summary>Null: it was never arranged, and there is no chat.</summary>
        public ChatDesk? ChatDesk { get; }

        public Branch? DefaultBranch => Branches.FirstOrDefault(b => b.IsDefault && b.RetiredAt is null) ?? Branches.FirstOrDefault();

        public WorkCalendar CalendarOf(int branch) => calendars.GetValueOrDefault(branch, WorkCalendar.Spain);

        public ClockPlan PlanOf(string kind) =>
            plans.TryGetValue(kind, out var own) ? own : plans.GetValueOrDefault("*", ClockPlan.SpanishConsumers);

        public static async Task<Snapshot> Read(AppDb db, CancellationToken cancel)
        {
            var stamp = await db.Set<Counter>().Where(c => c.Name == Stamp).Select(c => c.Last).FirstOrDefaultAsync(cancel);
            return new Snapshot(stamp, await Tables.Read(db, cancel));
        }
    }

    private sealed class Tables
    {
        public required List<Kind> Kinds { get; init; }

        public required List<Reason> Reasons { get; init; }

        public required List<Category> Categories { get; init; }

        public required List<Channel> Channels { get; init; }

        public required List<Area> Areas { get; init; }

        public required List<Process> Processes { get; init; }

        public required List<Branch> Branches { get; init; }

        public required List<LetterText> LetterTexts { get; init; }

        public required List<AllowedSite> Sites { get; init; }

        public required ChatDesk? ChatDesk { get; init; }

        public required List<ClockTerms> Terms { get; init; }

        public required Dictionary<int, Owner> Responsibles { get; init; }

        public required List<BranchHours> Hours { get; init; }

        public required List<BranchHoliday> Holidays { get; init; }

        public WorkCalendar CalendarOf(Branch branch)
        {
            var hours = OfficeHours.None;
            foreach (var day in Hours.Where(h => h.BranchId == branch.Id).GroupBy(h => h.Day))
                hours = hours.On((Weekdays)(1 << (int)day.Key), day.Select(h => new TimeSlot(h.From, h.To)));
            var own = Holidays.Where(h => h.BranchId == branch.Id).Select(h => new Holiday(h.Date, h.Name) { Source = h.Source });
            return new WorkCalendar(branch.Name, branch.TimeZone, Weekdays.SaturdayAndSunday,
                SpanishHolidays.National.With(own), hours.AreEmpty ? WorkCalendar.Spain.Hours : hours);
        }

        public static async Task<Tables> Read(AppDb db, CancellationToken cancel) => new()
        {
            Kinds = await db.Set<Kind>().ToListAsync(cancel),
            Reasons = await db.Set<Reason>().ToListAsync(cancel),
            Categories = await db.Set<Category>().ToListAsync(cancel),
            Channels = await db.Set<Channel>().ToListAsync(cancel),
            Areas = await db.Set<Area>().ToListAsync(cancel),
            Processes = await db.Set<Process>().ToListAsync(cancel),
            Branches = await db.Set<Branch>().ToListAsync(cancel),
            Terms = await db.Set<ClockTerms>().ToListAsync(cancel),
            LetterTexts = await db.Set<LetterText>().ToListAsync(cancel),
            Sites = await db.Set<AllowedSite>().ToListAsync(cancel),
            ChatDesk = await db.Set<ChatDesk>().FirstOrDefaultAsync(d => d.Id == ChatDesk.TheOne, cancel),
            Hours = await db.Set<BranchHours>().ToListAsync(cancel),
            Holidays = await db.Set<BranchHoliday>().ToListAsync(cancel),
            Responsibles = await ReadResponsibles(db, cancel),
        };

        private static async Task<Dictionary<int, Owner>> ReadResponsibles(AppDb db, CancellationToken cancel)
        {
            var people = await (from b in db.Set<StaffBranch>()
                                join s in db.Set<Staff>() on b.StaffId equals s.Id
                                where b.IsResponsible && s.DeactivatedAt == null
                                select new { b.BranchId, Staff = s }).ToListAsync(cancel);
            return people.GroupBy(p => p.BranchId).ToDictionary(g => g.Key,
                g => g.Select(p => new Owner(p.Staff.Id, p.Staff.Name, p.Staff.MayOwnSerious)).OrderByDescending(o => o.MayOwnSerious).First());
        }
    }
}
