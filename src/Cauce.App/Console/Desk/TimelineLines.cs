using Cauce.App.Communication.Outbox;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Console.Desk;

/// <summary>Messages and what was done, merged, the newest first: each day, card and line written in one go.</summary>
internal sealed class TimelineLines(CasePage page)
{
    private readonly Html html = new();
    private DateOnly? day;

    public IEnumerable<MarkupString> All()
    {
        foreach (var entry in Timeline.Of(page))
        {
            Day(entry.At);
            if (entry.Body is not null)
                Card(entry, entry.Body);
            else
                Line(entry);
            yield return html.Take();
        }
    }

    private void Day(DateTimeOffset at)
    {
        if (page.When.DateOf(at) == day)
            return;
        day = page.When.DateOf(at);
        html.Add($"""<li class="timeline-day">{page.When.DayHead(at)}</li>""");
    }

    private void Card(Entry entry, string body)
    {
        html.Add($"""<li class="entry {entry.Look}" id="{entry.Anchor}">""");
        if (entry.HasAvatar)
            html.Add($"""<span class="avatar" data-tone-index="{Avatar.Tone(entry.Who)}" aria-hidden="true">{Initials.Of(entry.Who)}</span>""");
        else
            html.Add($"""<span class="entry-mark">{Icon.Of(entry.Icon)}</span>""");
        html.Add($"""<article class="entry-card"><header class="entry-head"><strong class="entry-who">{entry.Who}</strong>""");
        if (entry.How.Length > 0)
            html.Add($"""<span class="entry-how">{(entry.HasAvatar ? Icon.Of(entry.Icon) : default)}{entry.How}</span>""");
        if (entry.Letter is { } letter)
            html.Add($"""<a class="entry-letter" data-state="{letter.State.ToString()}" href="/console/outbox/{letter.Id.ToString()}">{Icon.Of(LetterWords.IconOf(letter.State))}{LetterWords.Of(letter.State)}</a>""");
        html.Add($"""<a class="entry-when" href="#{entry.Anchor}"><time datetime="{When.Machine(entry.At)}">{page.When.Time(entry.At)}</time></a></header>""");
        if (entry.Call is { } call)
            html.Add($"""<p class="entry-call">{CallLine.Of(call, page.When)}</p>""");
        if (body.Length > 0)
            Body(body, withMentions: entry.Look == "is-note");
        if (entry.Mail is { } mail)
            Original(mail);
        if (entry.Readings.Count > 0)
            html.Add($"""<p class="small muted entry-read">{Icon.Of("eye")}{string.Format(Texts.ReadBy, string.Join(", ", entry.Readings.Select(r => $"{r.Name} ({page.When.Moment(r.At)})")))}</p>""");
        if (entry.PrintUrl is { } print)
            html.Add($"""<p class="entry-more no-print"><a href="{print}">{Icon.Of("printer")}{Texts.PrintLetter}</a></p>""");
        html.Add($"{FileLines.Of(page, entry.Files)}</article></li>");
    }

    /// <summary>What the mail quotes, folded, and the way to the mail itself.</summary>
    private void Original(CaseMail mail)
    {
        if (!string.IsNullOrWhiteSpace(mail.Quoted))
            html.Add($"""<details class="quote"><summary>{Texts.Quotation}</summary><div class="prose is-plain muted small">{mail.Quoted.Trim()}</div></details>""");
        html.Add($"""<p class="small muted"><a href="{mail.Url}">{(mail.Provider is null ? Texts.OriginalMail : Texts.OriginalMessage)}</a> · {mail.From}</p>""");
    }

    private void Line(Entry entry)
    {
        html.Add($"""<li class="entry is-event" id="{entry.Anchor}"><span class="entry-mark">{Icon.Of(entry.Icon)}</span><p><span><strong>{entry.Who}</strong> · {entry.Sentence}""");
        if (entry.Words is { } words)
            html.Add($""" <q class="prose">{words}</q>""");
        html.Add($"""</span><time class="entry-when" datetime="{When.Machine(entry.At)}">{page.When.Time(entry.At)}</time></p>{FileLines.Of(page, entry.Files)}</li>""");
    }

    /// <summary>Words as they were written; among ourselves, colleagues called by @name stand out.</summary>
    private void Body(string text, bool withMentions)
    {
        html.Add($"""<div class="entry-body prose is-plain">""");
        var from = 0;
        if (withMentions && text.Contains('@'))
        {
            foreach (System.Text.RegularExpressions.Match mention in Mention.In(text))
            {
                html.Add($"""{text[from..mention.Index]}<span class="mention">{mention.Value}</span>""");
                from = mention.Index + mention.Length;
            }
        }
        html.Add($"{text[from..]}</div>");
    }
}
