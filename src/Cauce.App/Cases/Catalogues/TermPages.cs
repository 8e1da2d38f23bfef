using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Deadlines;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Catalogues;

/// <summary>The pages of the terms: what is promised, and what it comes to.</summary>
internal static class TermPages
{
    public static void Map(Pages pages)
    {
        pages.MapGet("", async (AppDb db, Catalogue catalogue, CancellationToken cancel) => Page.Of<TermsPage>(new
        {
            Known = catalogue.Current,
            Terms = (IReadOnlyDictionary<string, ClockTerms>)await db.Set<ClockTerms>().ToDictionaryAsync(t => t.Kind, cancel),
        }));
        pages.MapGet("/preview", ([AsParameters] Asked asked, Catalogue catalogue, TimeProvider time) =>
            Page.Of<TermsPreviewPart>(new { Preview = TermsPreview.Of(asked.AsInput(), CalendarOf(catalogue), time.Now()) }));
        pages.MapGet("/{kind}", async (string kind, AppDb db, Catalogue catalogue, TimeProvider time, CancellationToken cancel) =>
        {
            Kinds.Must(kind, catalogue.Current);
            var rows = await db.Set<ClockTerms>().Where(t => t.Kind == kind || t.Kind == "*").ToListAsync(cancel);
            var terms = rows.Find(t => t.Kind == kind) ?? rows.Find(t => t.Kind == "*") ?? new ClockTerms();
            return Show(kind, Form.Of(TermsInput.Of(terms)), catalogue, time, StatusCodes.Status200OK);
        });
        pages.MapPost("/{kind}", async (string kind, [FromForm] TermsInput input, HttpContext http, WriteTerms write, Catalogue catalogue, TimeProvider time, CancellationToken cancel) =>
        {
            var form = Form.Of(input);
            if (input.Act == "look")
                return Show(kind, form, catalogue, time, StatusCodes.Status200OK);
            var done = await form.Try(http, () => write.Do(kind, input, http.Actor(), cancel));
            return done ? Page.SeeOther("/console/admin/terms") : Show(kind, form, catalogue, time, StatusCodes.Status422UnprocessableEntity);
        });
        pages.MapPost("/{kind}/drop", async (string kind, HttpContext http, DropTerms drop, IFormCollection _, CancellationToken cancel) =>
        {
            await drop.Do(kind, http.Actor(), cancel);
            return Page.SeeOther("/console/admin/terms");
        });
    }

    private static IResult Show(string kind, Form<TermsInput> form, Catalogue catalogue, TimeProvider time, int status)
    {
        Kinds.Must(kind, catalogue.Current);
        return Page.Of<TermPage>(new { Kind = kind, Form = form, Known = catalogue.Current, Preview = TermsPreview.Of(form.Input, CalendarOf(catalogue), time.Now()) }, status);
    }

    private static WorkCalendar CalendarOf(Catalogue catalogue) => catalogue.Current.CalendarOf(catalogue.Current.DefaultBranch?.Id ?? 0);

    internal sealed record Asked(string? Acknowledge, string? Progress, string? Answer, string? Source, string? Received)
    {
        public TermsInput AsInput() => new() { Acknowledge = Acknowledge, Progress = Progress, Answer = Answer, Source = Source, Received = Received };
    }
}
