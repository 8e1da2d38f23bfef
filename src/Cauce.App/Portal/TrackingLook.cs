using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Surveys;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Portal;

/// <summary>All that a customer sees of their case, and nothing that was said among us.</summary>
public sealed record TrackingLook(Case Case, string Key, Kind Kind, TimeZoneInfo Zone)
{
    public required Clock Answer { get; init; }

    public required IReadOnlyList<StoryLine> Story { get; init; }

    public required IReadOnlyList<TalkLine> Talk { get; init; }

    /// <summary>Files that came with the complaint itself.</summary>
    public required IReadOnlyList<Attachment> Files { get; init; }

    /// <summary>What the scanner knows of all its files.</summary>
    public required IReadOnlyList<FileScan> Scans { get; init; }

    public required IReadOnlyList<CaseDocument> Documents { get; init; }

    /// <summary>The standing or last proposed solution.</summary>
    public Solution? Solution { get; init; }

    /// <summary>Since when an explanation is owed; null when none is.</summary>
    public DateTimeOffset? ExplanationOwedSince { get; init; }

    public bool SurveyAnswered { get; init; }

    public string Branch { get; init; } = "";

    public string Channel { get; init; } = "";

    /// <summary>The case this one went on in.</summary>
    public string? GoesOnIn { get; init; }

    public bool HasBeenAnswered => Solution is not null || Talk.Any(t => !t.IsMine);

    /// <summary>The solution waits for the customer's word.</summary>
    public bool AwaitsVerdict => Solution is not null && Case.WhyNotAnswerSolution() is null;

    public bool AwaitsSurvey => !SurveyAnswered && Domain.Surveys.SurveyAnswer.WhyNotAnswer(Case, SurveyAnswered) is null;

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The case a key opens.</summary>
    /// <exception cref="MissingException">It opens none.</exception>
    public static async Task<Case> Find(AppDb db, string key, CancellationToken cancel)
    {
        var hash = TrackingKeys.Hash(key);
        return await db.Set<Case>().FirstOrDefaultAsync(c => c.TrackingKeyHash == hash, cancel) ?? throw new MissingException("case");
    }

    public static Task<bool> Exists(AppDb db, string key, CancellationToken cancel)
    {
        var hash = TrackingKeys.Hash(key);
        return db.Set<Case>().AnyAsync(c => c.TrackingKeyHash == hash, cancel);
    }

    /// <exception cref="MissingException">The key opens no case.</exception>
    public static async Task<TrackingLook> Read(AppDb db, Catalogue.Snapshot known, string key, CancellationToken cancel)
    {
        var followed = await Find(db, key, cancel);
        var id = followed.Id;
        var history = await db.Set<HistoryEntry>().Where(h => h.CaseId == id).OrderBy(h => h.Index).ToListAsync(cancel);
        var actions = await db.Set<CaseAction>().Where(a => a.CaseId == id && a.ToldToCustomer).ToListAsync(cancel);
        var files = await db.Set<Attachment>().Where(f => f.CaseId == id && f.ForCustomer).OrderBy(f => f.Id).ToListAsync(cancel);
        var said = await db.Set<Message>().Where(m => m.CaseId == id && m.Kind != MessageKind.Note && m.Kind != MessageKind.Call)
            .OrderBy(m => m.At).ToListAsync(cancel);
        var survey = await db.SurveyOf(id, cancel);
        return new TrackingLook(followed, key, known.Kinds[followed.Kind]!, known.CalendarOf(followed.Branch).Zone)
        {
            Answer = await db.Set<Clock>().FirstAsync(c => c.CaseId == id.Value && c.Name == ClockName.Answer, cancel),
            Scans = files.Count == 0 ? [] : await db.Set<FileScan>()
                .Where(s => db.Set<Attachment>().Any(f => f.CaseId == id && f.ForCustomer && f.Sha256 == s.Sha256)).ToListAsync(cancel),
            Documents = await db.Set<CaseDocument>().Where(d => d.CaseId == id).ToListAsync(cancel),
            Solution = followed.SolutionId is { } solution ? await db.Set<Solution>().FirstOrDefaultAsync(s => s.Id == solution, cancel) : null,
            GoesOnIn = followed.MergedInto is { } other
                ? await db.Set<Case>().Where(c => c.Id == other).Select(c => c.Number).FirstOrDefaultAsync(cancel) : null,
            Story = CustomerStory.Of(followed, history, actions),
            Talk = [.. said.Select(m => new TalkLine(m, [.. files.Where(f => f.MessageId == m.Id.Value)]))],
            Files = [.. files.Where(f => f.MessageId is null)],
            ExplanationOwedSince = Owed(said),
            SurveyAnswered = survey is not null,
            Branch = known.Branches[followed.Branch]?.Name ?? "",
            Channel = known.Channels[followed.Channel]?.Name.In(CustomerStory.Language) ?? "",
        };
    }

    private static DateTimeOffset? Owed(List<Message> said)
    {
        var asked = said.FindLast(m => m.Kind == MessageKind.ExplanationAsked);
        return asked is null || said.Exists(m => m.Kind is MessageKind.Reply or MessageKind.Letter && m.At > asked.At) ? null : asked.At;
    }
}

/// <summary>Something said, with its files.</summary>
public sealed record TalkLine(Message Message, IReadOnlyList<Attachment> Files)
{
    public bool IsMine => Message.Kind is MessageKind.FromCustomer or MessageKind.ExplanationAsked;
}
