using System.Security.Cryptography;
using System.Text;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

public sealed partial class Case
{
    private readonly List<HistoryEntry> fresh = [];
    private readonly List<CaseText> freshTexts = [];

    /// <summary>How many entries its history holds.</summary>
    public int HistoryLength { get; private set; }

    /// <summary>Hash of the last entry; the next one is chained to it.</summary>
    public byte[] HistoryHash { get; private set; } = [];

    /// <summary>The entries written since the case was loaded, handed over once, to be saved with it.</summary>
    public IReadOnlyList<HistoryEntry> TakeFreshHistory()
    {
        HistoryEntry[] taken = [.. fresh];
        fresh.Clear();
        return taken;
    }

    /// <summary>The words that came with those entries, handed over once, to be saved with them.</summary>
    public IReadOnlyList<CaseText> TakeFreshTexts()
    {
        CaseText[] taken = [.. freshTexts];
        freshTexts.Clear();
        return taken;
    }

    /// <summary>SHA-256 of the facts a lawyer would ask for; the last history entry holds the same value.</summary>
    public byte[] StateDigest()
    {
        var state = new Details
        {
            { "id", Id }, { "seq", Seq }, { "number", Number }, { "kind", Kind }, { "branch", Branch },
            { "confidential", IsConfidential }, { "occurred", OccurredAt }, { "received", ReceivedAt },
            { "receivedOn", ReceivedOn }, { "registered", RegisteredAt }, { "channel", Channel }, { "origin", Origin },
            { "customer", CustomerId }, { "contact", ContactId }, { "product", ProductId }, { "reason", Reason },
            { "category", Category }, { "process", Process }, { "area", Area }, { "severity", Severity },
            { "urgency", Urgency }, { "priority", Priority }, { "owner", OwnerId }, { "stage", Stage },
            { "acknowledged", AcknowledgedAt }, { "firstAnswered", FirstAnsweredAt }, { "classified", ClassifiedAt }, { "analysed", AnalysedAt },
            { "started", StartedAt }, { "solved", SolvedAt }, { "solution", SolutionId }, { "rejections", Rejections },
            { "accepted", AcceptedAt }, { "acceptance", Acceptance }, { "closed", ClosedAt }, { "outcome", Outcome },
            { "reopenings", Reopenings }, { "mergedInto", MergedInto }, { "parent", ParentId }, { "answerDue", AnswerDueAt },
            { "overdue", OverdueSince }, { "importKey", ImportKey },
        };
        return SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString()));
    }

    /// <summary>The digest of what the customer said at registration.</summary>
    public byte[] WordsDigest() => Content.DigestOf(Salt, $"{Subject}\n{Description}");

    /// <summary>Keeps words beside the history, for the entry that is about to be written.</summary>
    private Content Keep(string what, string text, Actor actor, DateTimeOffset now)
    {
        var kept = new CaseText(Id, what, text, actor, now);
        freshTexts.Add(kept);
        return kept.AsContent();
    }

    /// <summary>
    /// Writes one entry after the facts were changed. Upper modules call it for what they add to a case (a message,
    /// an action, a file); inside this class every verb ends with it.
    /// </summary>
    public void Record(string what, Actor actor, DateTimeOffset now, Details? details = null, Content? content = null)
    {
        Stage = StageFromFacts();
        FollowClocks();
        Version++;
        var occurred = new Occurred(what, actor, now) { Details = details ?? [], Content = content };
        var entry = HistoryEntry.After(HistoryHash, Id, HistoryLength + 1, occurred, StateDigest());
        HistoryHash = entry.Hash;
        HistoryLength = entry.Index;
        fresh.Add(entry);
    }
}
