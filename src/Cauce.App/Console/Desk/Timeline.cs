using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Console.Desk;

/// <summary>One thing in the story of a case: words somebody said, on a card, or what was done, on a line.</summary>
internal sealed record Entry(HistoryEntry Told, string Look, string Icon)
{
    public string Who { get; init; } = "";

    public string How { get; init; } = "";

    /// <summary>The words; null for a line.</summary>
    public string? Body { get; init; }

    /// <summary>What was done, for a line.</summary>
    public string Sentence { get; init; } = "";

    public IReadOnlyList<Attachment> Files { get; init; } = [];

    public bool IsCard => Body is not null;

    public bool HasAvatar => Look is "is-customer" or "is-reply" or "is-note";
}

/// <summary>The one timeline: what was said and what was done, the newest first.</summary>
internal static class Timeline
{
    public static IEnumerable<Entry> Of(CasePage page)
    {
        var messages = page.Messages.ToDictionary(m => m.Id.Value);
        for (var i = page.History.Count - 1; i >= 0; i--)
        {
            var told = page.History[i];
            if (told.What == CaseHistory.FileAdded && page.Files.Any(f => f.Id.Value == told.ContentId && f.MessageId is { } m && messages.ContainsKey(m)))
                continue;
            yield return Card(page, told, messages) ?? Line(page, told);
        }
    }

    private static Entry? Card(CasePage page, HistoryEntry told, Dictionary<Guid, Message> messages)
    {
        if (told.ContentId is not { } content)
            return null;
        if (messages.TryGetValue(content, out var message))
            return OfMessage(page, told, message);
        return page.Solutions.FirstOrDefault(s => s.Id.Value == content) is { } solution ? OfSolution(page, told, solution) : null;
    }

    private static Entry OfMessage(CasePage page, HistoryEntry told, Message message)
    {
        var (look, icon, how) = message.Kind switch
        {
            MessageKind.FromCustomer => ("is-customer", "message", Texts.SaidByCustomer),
            MessageKind.ExplanationAsked => ("is-customer", "help-circle", Texts.AsksForExplanation),
            MessageKind.Reply => ("is-reply", "mail", string.Format(Texts.To, page.CustomerName)),
            MessageKind.Call => ("is-call", "phone", string.Format(Texts.CallWith, page.CustomerName)),
            MessageKind.Letter => ("is-letter", "file-text", string.Format(Texts.LetterTo, page.CustomerName)),
            _ => ("is-note", "lock", Texts.InternalNote),
        };
        return new Entry(told, look, icon)
        {
            Who = message.ByName.Length > 0 ? message.ByName : page.CustomerName,
            How = how,
            Body = message.Body,
            Files = [.. page.Files.Where(f => f.MessageId == message.Id.Value)],
        };
    }

    private static Entry? OfSolution(CasePage page, HistoryEntry told, Solution solution)
    {
        var byCustomer = solution.AnsweredBy is null;
        var how = byCustomer ? "" : string.Format(Texts.WrittenDownBy, told.ActorName);
        return told.What switch
        {
            CaseHistory.SolutionProposed => new Entry(told, "is-decision", "bulb")
            {
                Who = solution.IsAlternative ? Texts.AlternativeProposed : Texts.SolutionProposed, How = told.ActorName, Body = solution.Text,
            },
            CaseHistory.SolutionAccepted => new Entry(told, "is-decision", "thumb-up")
            {
                Who = string.Format(Texts.CustomerAccepts, page.CustomerName), How = how, Body = solution.AnswerText ?? "",
            },
            CaseHistory.SolutionRejected => new Entry(told, "is-customer", "thumb-down")
            {
                Who = page.CustomerName, How = Join(Texts.RejectsSolution, how), Body = solution.AnswerText ?? "",
            },
            CaseHistory.SilenceRecorded => new Entry(told, "is-decision", "clock-pause") { Who = Texts.SilenceRecorded, How = told.ActorName, Body = solution.AnswerText ?? "" },
            _ => null,
        };
    }

    private static Entry Line(CasePage page, HistoryEntry told) => new(told, "is-event", IconOf(told.What))
    {
        Who = told.ActorName,
        Sentence = Story.Tell(page, told),
        Files = [.. page.Files.Where(f => f.Id.Value == told.ContentId)],
    };

    private static string Join(string one, string other) => other.Length == 0 ? one : $"{one} · {other}";

    /// <summary>Named in Assets/icons.txt.</summary>
    private static string IconOf(string what) => what switch
    {
        CaseHistory.Registered => "flag",
        CaseHistory.Acknowledged => "checks",
        CaseHistory.Described => "pencil",
        CaseHistory.Restated or CaseHistory.RestatementConfirmed => "message-circle",
        CaseHistory.Classified => "tags",
        CaseHistory.Assigned => "user-check",
        CaseHistory.AnalysisRecorded => "stethoscope",
        CaseHistory.GateOverridden => "shield-check",
        CaseHistory.Started => "player-play",
        CaseHistory.ActionAdded => "clipboard-list",
        CaseHistory.ActionDone => "clipboard-check",
        CaseHistory.Closed => "circle-check",
        CaseHistory.Reopened => "rotate",
        CaseHistory.Linked => "link",
        CaseHistory.MergedInto or CaseHistory.TookOver => "git-merge",
        CaseHistory.SplitOff => "git-branch",
        CaseHistory.FileAdded => "paperclip",
        CaseHistory.PersonNamed => "user-plus",
        CaseHistory.ClockWarned => "clock",
        CaseHistory.ClockBreached => "alert-triangle",
        _ => "message",
    };
}
