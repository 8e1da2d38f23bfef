using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Console.Lists;

/// <summary>Cases as lines of a table: a list of fifty is the page most asked for, so a line is written in one go.</summary>
internal sealed class CaseLines(IReadOnlyList<string> columns, Catalogue.Snapshot known, DateTimeOffset now, bool withChecks)
{
    private readonly Html html = new();

    public IEnumerable<MarkupString> Of(IEnumerable<CaseRow> rows) => rows.Select(Line);

    private MarkupString Line(CaseRow row)
    {
        html.Add($"""<tr class="row" data-list-keys-target="row">""");
        if (withChecks)
            html.Add($"""<td class="cell-check"><input type="checkbox" name="Number" value="{row.Number}" aria-label="{Mark(row)}" data-bulk-target="box" data-action="click->bulk#tick"></td>""");
        foreach (var column in columns)
            Cell(column, row);
        return html.Add($"</tr>").Take();
    }

    private Html Cell(string column, CaseRow row) => column switch
    {
        "number" => html.Add($"""<td class="cell-number">{row.Number}</td>"""),
        "subject" => Subject(row),
        "severity" => html.Add($"""<td><span class="severity" data-level="{Choice.Write(row.Severity)}">{Icon.Of(Words.IconOf(row.Severity))}{Words.Of(row.Severity)}</span></td>"""),
        "priority" => html.Add($"""<td><span class="priority" data-level="{Words.LevelOf(row.Priority)}">{Icon.Of("flag")}{Words.Of(row.Priority)}</span></td>"""),
        "stage" => html.Add($"""<td><span class="badge" data-tone="{Words.ToneOf(row.Stage)}">{Words.Of(row.Stage)}</span></td>"""),
        "owner" => Owner(row),
        "kind" => html.Add($"<td>{known.Kind(row.Kind)}</td>"),
        "channel" => html.Add($"""<td class="only-wide">{known.Channel(row.Channel)}</td>"""),
        "reason" => html.Add($"""<td class="only-wide">{known.Reason(row.Reason)}</td>"""),
        "branch" => html.Add($"""<td class="only-wide">{known.Branch(row.Branch)}</td>"""),
        "received" => html.Add($"""<td class="only-wide nowrap"><time datetime="{row.ReceivedAt.ToString("O")}">{row.ReceivedOn.ToString("d MMM yyyy", CultureInfo.CurrentCulture)}</time></td>"""),
        _ => Clock(TimeLeft.Of(row, now)),
    };

    private Html Subject(CaseRow row)
    {
        html.Add($"""<td class="cell-main"><a class="row-link" href="/console/cases/{row.Number}" data-turbo-prefetch="false">{row.Subject}</a><span class="row-sub">""");
        if (row.IsConfidential)
            html.Add($"""{Icon.Of("lock")}<span class="visually-hidden">{Texts.Confidential} · </span>""");
        if (row.CustomerName.Length > 0)
            html.Add($"{row.CustomerName} · ");
        return html.Add($"{known.Channel(row.Channel)}</span></td>");
    }

    private Html Owner(CaseRow row)
    {
        if (row.OwnerId is not { } owner)
            return html.Add($"""<td class="only-wide nowrap"><span class="muted">{Texts.Unassigned}</span></td>""");
        var name = row.OwnerName ?? "";
        return html.Add(
            $"""<td class="only-wide nowrap"><span class="person"><span class="avatar is-sm" data-tone-index="{Words.ToneOf(owner)}" aria-hidden="true">{Initials.Of(name)}</span>{name}</span></td>""");
    }

    private Html Clock(TimeLeft left) => html.Add(
        $"""
        <td class="cell-clock"><span class="clock" data-state="{left.State}"><svg class="ring" viewBox="0 0 20 20" aria-hidden="true"><circle class="ring-track" cx="10" cy="10" r="8"></circle><circle class="ring-left" cx="10" cy="10" r="8" pathLength="100" stroke-dasharray="{left.Share} 100"></circle></svg><span class="clock-text">{left.Text}</span></span></td>
        """);

    private static string Mark(CaseRow row) => string.Format(CultureInfo.CurrentCulture, Texts.MarkOne, row.Number);
}
