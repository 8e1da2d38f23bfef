using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Console.Desk;

/// <summary>The one timeline: what was said and what was done, the newest first.</summary>
internal sealed class Timeline
{
    private readonly CasePage page;
    private readonly Dictionary<Guid, Message> messages;
    private readonly Dictionary<Guid, CaseText> texts;

    private Timeline(CasePage page)
    {
        this.page = page;
        messages = page.Messages.ToDictionary(m => m.Id.Value);
        texts = page.Texts.ToDictionary(t => t.Id.Value);
    }

    public static IEnumerable<Entry> Of(CasePage page)
    {
        var line = new Timeline(page);
        return line.Told().Concat(line.TakenOver()).OrderByDescending(e => e.At);
    }

    /// <summary>What this case's own history tells.</summary>
    private IEnumerable<Entry> Told()
    {
        for (var i = page.History.Count - 1; i >= 0; i--)
        {
            var told = page.History[i];
            if (told.What != CaseHistory.FileAdded || !CameWithMessage(told))
                yield return Card(told) ?? Line(told);
        }
    }

    /// <summary>Messages of a case that was merged into this one: their history stands there.</summary>
    private IEnumerable<Entry> TakenOver()
    {
        var own = page.History.Select(h => h.ContentId).ToHashSet();
        return page.Messages.Where(m => !own.Contains(m.Id.Value)).Select(m => OfMessage(m, "m" + m.Id));
    }

    private bool CameWithMessage(HistoryEntry told) =>
        page.Files.Any(f => f.Id.Value == told.ContentId && f.MessageId is { } message && messages.ContainsKey(message));

    private Entry? Card(HistoryEntry told)
    {
        if (told.ContentId is not { } content)
            return null;
        if (messages.TryGetValue(content, out var message))
            return OfMessage(message, "e" + told.Index);
        if (page.Notices.FirstOrDefault(n => n.Id.Value == content) is { } notice)
            return OfNotice(told, notice);
        return page.Solutions.FirstOrDefault(s => s.Id.Value == content) is { } solution ? OfSolution(told, solution) : null;
    }

    private Entry OfMessage(Message message, string anchor)
    {
        var (look, icon, how) = message.Kind switch
        {
            MessageKind.FromCustomer => ("is-customer", "message", Texts.SaidByCustomer),
            MessageKind.ExplanationAsked => ("is-customer", "help-circle", Texts.AsksForExplanation),
            MessageKind.Reply => ("is-reply", "mail", HowReply(message)),
            MessageKind.Call => ("is-call", "phone", string.Format(Texts.CallWith, page.CustomerName)),
            MessageKind.Notice => ("is-reply", "speakerphone", string.Format(Texts.NoticeToCustomer, page.CustomerName)),
            MessageKind.Letter => ("is-letter", "file-text", string.Format(Texts.LetterTo, page.CustomerName)),
            _ => ("is-note", "lock", Texts.InternalNote),
        };
        var fromCustomer = message.Kind is MessageKind.FromCustomer or MessageKind.ExplanationAsked;
        var original = page.Mails.FirstOrDefault(m => m.SaidAs == message.Id.Value);
        if (original?.Provider is { } provider)
            how = $"{how} · {Cases.Names.Of("Via", provider)}";
        return new Entry(anchor, message.At, look, icon)
        {
            Who = fromCustomer ? page.CustomerName : message.ByName,
            How = fromCustomer && message.ByName.Length > 0 ? $"{how} · {string.Format(Texts.WrittenDownBy, message.ByName)}" : how,
            Body = message.Body,
            Mail = original,
            PrintUrl = message.Kind == MessageKind.Letter ? $"{page.Url}/letters/{message.Id.Value}" : null,
            Letter = page.Letters.LastOrDefault(l => l.About == message.Id.Value),
            Readings = [.. page.Readings.Where(r => r.Message == message.Id.Value)],
            Files = [.. page.Files.Where(f => f.MessageId == message.Id.Value)],
        };
    }

    private static Entry OfNotice(HistoryEntry told, Notice notice) => new("e" + told.Index, told.At, "is-letter", "speakerphone")
    {
        Who = told.ActorName,
        How = string.Format(Texts.NoticeToParty, notice.ToName, Communication.Incidents.IncidentWords.Of(notice.Way)),
        Body = notice.Body,
    };

    private string HowReply(Message message)
    {
        var to = string.Format(Texts.To, page.CustomerName);
        return message.Purpose is { } purpose and not ReplyPurpose.Answer ? $"{to} · {Names.Of(purpose)}" : to;
    }

    private Entry? OfSolution(HistoryEntry told, Solution solution)
    {
        var how = solution.AnsweredBy is null ? "" : string.Format(Texts.WrittenDownBy, told.ActorName);
        var anchor = "e" + told.Index;
        return told.What switch
        {
            CaseHistory.SolutionProposed => new Entry(anchor, told.At, "is-decision", "bulb")
            {
                Who = solution.IsAlternative ? Texts.AlternativeProposed : Texts.SolutionProposed, How = told.ActorName, Body = solution.Text,
                Letter = page.Letters.LastOrDefault(l => l.About == solution.Id.Value),
            },
            CaseHistory.SolutionAccepted => new Entry(anchor, told.At, "is-decision", "thumb-up")
            {
                Who = string.Format(Texts.CustomerAccepts, page.CustomerName), How = how, Body = solution.AnswerText ?? "",
            },
            CaseHistory.SolutionRejected => new Entry(anchor, told.At, "is-customer", "thumb-down")
            {
                Who = page.CustomerName, How = how.Length == 0 ? Texts.RejectsSolution : $"{Texts.RejectsSolution} · {how}", Body = solution.AnswerText ?? "",
            },
            _ => null,
        };
    }

    private Entry Line(HistoryEntry told) => new("e" + told.Index, told.At, "is-event", Entry.IconOf(told.What))
    {
        Who = Story.Who(page, told),
        Sentence = Story.Tell(page, told),
        Words = told.What != CaseHistory.Restated && told.ContentId is { } id ? texts.GetValueOrDefault(id)?.Text : null,
        Files = [.. page.Files.Where(f => f.Id.Value == told.ContentId)],
    };
}
