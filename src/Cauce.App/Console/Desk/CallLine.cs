using Cauce.App.Communication;
using Cauce.App.Customers;
using Cauce.App.Shared;
using Cauce.Domain.Communication;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Console.Desk;

/// <summary>What is known of a call beside its words: who called, when, how long, what of the guide was done, the recording.</summary>
internal static class CallLine
{
    public static MarkupString Of(CallDetails call, When when)
    {
        var html = new Html().Add($"""<span>{Names.Of(call.Direction)}</span><time datetime="{When.Machine(call.StartedAt)}">{when.Moment(call.StartedAt)}</time>""");
        if (call.Seconds is { } seconds)
            html.Add($"""<span>{Length(seconds)}</span>""");
        if (Telephone.Show(call.Number) is { } number)
            html.Add($"""<span class="num">{number}</span>""");
        foreach (var step in CallView.Taken(call.Steps))
            html.Add($"""<span>{Icon.Of("check")}{CallFields.Steps.First(s => s.Step == step).Title}</span>""");
        if (call.RecordingUrl is { } url)
            html.Add($"""<a href="{url}" target="_blank" rel="noopener noreferrer">{Texts.CallRecording}</a>""");
        return html.Take();
    }

    /// <summary>Minutes and seconds: <c>4:05</c>.</summary>
    private static string Length(int seconds) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00} min");
}
