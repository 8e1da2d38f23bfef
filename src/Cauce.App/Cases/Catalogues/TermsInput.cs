using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Cauce.App.Deadlines;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Cases.Catalogues;

/// <summary>The terms of a kind, as the form has them: <c>1wd</c>, <c>15d</c>.</summary>
public sealed class TermsInput
{
    public string? Acknowledge { get; set; }

    public string? Progress { get; set; }

    public string? Answer { get; set; }

    [MaxLength(200, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? Source { get; set; }

    /// <summary>Only for the preview: the day it is counted from; today, if absent.</summary>
    public string? Received { get; set; }

    public string? Act { get; set; }

    internal static TermsInput Of(ClockTerms terms) => new() { Acknowledge = terms.Acknowledge, Progress = terms.Progress, Answer = terms.Answer, Source = terms.Source };

    /// <exception cref="RefusedException">A term cannot be read; with its field.</exception>
    internal ClockPlan Read() => new(Read(Acknowledge, nameof(Acknowledge)), Read(Progress, nameof(Progress)), Read(Answer, nameof(Answer)), Text.OptionalLine(Source, nameof(Source)));

    private static Term Read(string? text, string field)
    {
        try
        {
            return Term.Parse((text ?? "").Trim().ToLowerInvariant());
        }
        catch (RefusedException no)
        {
            throw (no.Refusal with { Field = field }).AsException();
        }
    }
}

/// <summary>What the terms come to for a case received on a day: each date with how it is obtained.</summary>
public sealed record TermsPreview(DateTimeOffset Received, IReadOnlyList<TermsPreview.Line> Lines, string? Trouble)
{
    internal static TermsPreview Of(TermsInput input, WorkCalendar calendar, DateTimeOffset now)
    {
        try
        {
            var received = string.IsNullOrWhiteSpace(input.Received) ? now : Moment.Read(input.Received, calendar, nameof(TermsInput.Received));
            var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            var lines = input.Read().Start(Guid.Empty, received, calendar)
                .Select(clock => new Line(clock.Name, TimeZoneInfo.ConvertTime(clock.DueAt, calendar.Zone), clock.Explain().In(language)));
            return new TermsPreview(TimeZoneInfo.ConvertTime(received, calendar.Zone), [.. lines], null);
        }
        catch (RefusedException no)
        {
            return new TermsPreview(now, [], Shared.Refusals.Tell(no.Refusal));
        }
    }

    public sealed record Line(ClockName Name, DateTimeOffset DueAt, string Explanation);
}
