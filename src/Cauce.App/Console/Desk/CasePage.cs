using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Communication.Outbox;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Cauce.Domain.Deadlines;
using Cauce.Domain.Surveys;

namespace Cauce.App.Console.Desk;

/// <summary>A case as its reader sees it now: the facts, the story, the people. Every page of the desk is drawn from this.</summary>
public sealed class CasePage
{
    public required Case Case { get; init; }

    public required Actor Reader { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required Catalogue.Snapshot Known { get; init; }

    public required CaseHead Head { get; init; }

    public IReadOnlyList<HistoryEntry> History { get; init; } = [];

    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>What is known of its calls beside their words, by message.</summary>
    public IReadOnlyDictionary<Guid, CallDetails> Calls { get; init; } = new Dictionary<Guid, CallDetails>();

    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>What the scanner says of them.</summary>
    public FileStandings Standings { get; init; } = FileStandings.None;

    /// <summary>The mails whose words stand in it.</summary>
    public IReadOnlyList<CaseMail> Mails { get; init; } = [];

    public IReadOnlyList<Solution> Solutions { get; init; } = [];

    public IReadOnlyList<CaseAction> Actions { get; init; } = [];

    public IReadOnlyList<CaseDocument> Documents { get; init; } = [];

    public Analysis? Analysis { get; init; }

    /// <summary>How the customer rated it; null until they did.</summary>
    public SurveyAnswer? Survey { get; init; }

    /// <summary>Why it was reopened, why a gate was passed: the words of single entries.</summary>
    public IReadOnlyList<CaseText> Texts { get; init; } = [];

    /// <summary>Names of the people the page mentions by id.</summary>
    public IReadOnlyDictionary<Guid, string> People { get; init; } = new Dictionary<Guid, string>();

    public IReadOnlyList<LinkedCase> Links { get; init; } = [];

    /// <summary>How many other cases of the same customer the reader may see.</summary>
    public int OtherCases { get; init; }

    /// <summary>Number of the case it goes on in, where the reader may see that.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The incident it is part of, where the reader may see that.</summary>
    public ParentCase? Parent { get; init; }

    /// <summary>What others than the customer were told, one by one.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>Other cases of the same customer, or about the same document, that the reader may see.</summary>
    public IReadOnlyList<OtherCase> Others { get; init; } = [];

    /// <summary>Ids of those who may see a confidential case.</summary>
    public IReadOnlyList<Guid> Named { get; init; } = [];

    /// <summary>What became of the letters that tell what was said.</summary>
    public IReadOnlyList<CaseLetter> Letters { get; init; } = [];

    /// <summary>Who of us has read what the customer wrote.</summary>
    public IReadOnlyList<CaseReading> Readings { get; init; } = [];

    /// <summary>Replies that are written and have not gone.</summary>
    public IReadOnlyList<WaitingMessage> Waiting { get; init; } = [];

    /// <summary>What the reader began to write and has not sent.</summary>
    public Draft? Draft { get; init; }

    public string Url => UrlOf(Case.Number);

    public static string UrlOf(string number) => "/console/cases/" + Uri.EscapeDataString(number);

    public When When => field ??= new When(Known.CalendarOf(Case.Branch).Zone, Now);

    public Kind? Kind => Known.Kinds[Case.Kind];

    public string CustomerName => Head.CustomerName ?? (Case.Complainant.Name.Length > 0 ? Case.Complainant.Name : Desk.Texts.CustomerUnknown);

    public Solution? Solution => Solutions.Count == 0 ? null : Solutions.FirstOrDefault(s => s.Id == Case.SolutionId) ?? Solutions[^1];

    /// <summary>How much of the plan is done, 0 to 100; null where nothing was planned.</summary>
    public int? PlanDone => Actions.Count == 0 ? null : 100 * Actions.Count(a => a.DoneAt is not null) / Actions.Count;

    /// <summary>The clocks with the one that is due first in front; those that ended come last.</summary>
    public IEnumerable<Clock> ClocksByUrgency =>
        Case.Clocks.OrderBy(c => c.IsOpen ? 0 : 1).ThenBy(c => c.IsOpen ? c.DueAt : DateTimeOffset.MaxValue).ThenBy(c => c.Name);

    /// <summary>The same document and the customer's own cases of the last 30 days may be this case again.</summary>
    public IEnumerable<OtherCase> PossibleDuplicates =>
        Others.Where(o => o.SameDocument || (o.Kind == Case.Kind && (Case.RegisteredAt - o.RegisteredAt).Duration() < TimeSpan.FromDays(30)));

    public string? NameOf(Guid? person) => person is { } id ? People.GetValueOrDefault(id) : null;
}

/// <summary>The case and the few words beside it that come with the first look at the database.</summary>
public sealed record CaseHead(Case Case)
{
    public string? OwnerName { get; init; }

    public string? CustomerName { get; init; }

    public string? CustomerReference { get; init; }

    public DateTimeOffset? CustomerSince { get; init; }

    public string? ContactName { get; init; }

    public string? ContactPosition { get; init; }

    public string? ProductName { get; init; }

    /// <summary>A colleague has named the reader in a note they have not read yet.</summary>
    public bool Mentioned { get; init; }

    /// <summary>The customer wrote something the reader has not had in front of them.</summary>
    public bool Unread { get; init; }

    /// <summary>A reply is written and has not gone.</summary>
    public bool Waits { get; init; }
}

public sealed record LinkedCase(string Number, string Subject, LinkType Type, bool FromThis, Stage Stage);

public sealed record ParentCase(string Number, string Subject);

public sealed record OtherCase(string Number, string Subject, string Kind, Stage Stage, DateTimeOffset RegisteredAt, bool SameCustomer, bool SameDocument);

/// <summary>A letter that tells what was said in a case.</summary>
/// <param name="About">The message or solution it tells.</param>
public sealed record CaseLetter(Guid Id, Guid? About, DateTimeOffset? SentAt, bool IsKept, DateTimeOffset? DeliveredAt, DateTimeOffset? GivenUpAt, DateTimeOffset? ReturnedAt)
{
    public LetterState State => LetterStates.Of(SentAt, IsKept, DeliveredAt, GivenUpAt, ReturnedAt);
}

/// <param name="At">When they first had it in front of them.</param>
public sealed record CaseReading(Guid Message, string Name, DateTimeOffset At);
