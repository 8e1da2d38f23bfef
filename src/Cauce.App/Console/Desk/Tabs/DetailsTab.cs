using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Console.Desk.Tabs;

/// <summary>What the quick intake left for later, each part a form of its own.</summary>
internal static class DetailsTab
{
    public static void MapDetails(this Pages pages)
    {
        pages.MapGet("/details", async (string number, HttpContext http, AppDb db, CasePageLook look, CancellationToken cancel) =>
            Page.Of<DetailsPage>(new { Forms = new DetailForms(await look.Read(db, http.Actor(), number, cancel)) }));
        pages.Part<DescribeCase.Input, DescribeCase>("circumstances", (act, n, i, a, c) => act.Do(n, i, a, c), (forms, form) => forms with { Circumstances = form });
        pages.Part<RestateCase.Input, RestateCase>("restatement", (act, n, i, a, c) => act.Do(n, i, a, c), (forms, form) => forms with { Restatement = form });
        pages.Part<ChangeKind.Input, ChangeKind>("kind", (act, n, i, a, c) => act.Do(n, i, a, c), (forms, form) => forms with { Kind = form });
        pages.Part<MoveCase.Input, MoveCase>("branch", (act, n, i, a, c) => act.Do(n, i, a, c), (forms, form) => forms with { Branch = form });
    }

    private static void Part<TInput, TAct>(
        this Pages pages, string path, Func<TAct, string, TInput, Actor, CancellationToken, Task> act,
        Func<DetailForms, Form<TInput>, DetailForms> into) where TInput : class where TAct : class =>
        pages.MapPost("/details/" + path, async (string number, [FromForm] TInput input, HttpContext http, AppDb db, CasePageLook look, TAct verb, CancellationToken cancel) =>
        {
            var form = Form.Of(input);
            if (await form.Try(http, () => act(verb, number, input, http.Actor(), cancel)))
                return Page.SeeOther($"{CasePage.UrlOf(number)}/details");
            var forms = new DetailForms(await look.Read(db, http.Actor(), number, cancel));
            return Page.Of<DetailsPage>(new { Forms = into(forms, form) }, StatusCodes.Status422UnprocessableEntity);
        });
}

/// <summary>The forms of the tab, filled with what is known.</summary>
public sealed record DetailForms(CasePage Page)
{
    public Form<DescribeCase.Input> Circumstances { get; init; } = Form.Of(new DescribeCase.Input
    {
        How = Page.Case.Circumstances.How,
        Where = Page.Case.Circumstances.Where,
        ToWhom = Page.Case.Circumstances.ToWhom,
        RemedySought = Page.Case.Circumstances.RemedySought,
        Source = Page.Case.Circumstances.Source,
        Observation = Page.Case.Circumstances.Observation,
        CaseFile = Page.Case.Circumstances.CaseFile,
        Customer = Page.Case.CustomerId?.ToString(),
        Contact = Page.Case.ContactId?.ToString(),
        Version = Page.Case.Version,
    });

    public Form<RestateCase.Input> Restatement { get; init; } = Form.Of(new RestateCase.Input { Text = Page.Case.Restatement, Version = Page.Case.Version });

    public Form<ChangeKind.Input> Kind { get; init; } = Form.Of(new ChangeKind.Input { Kind = Page.Case.Kind, Version = Page.Case.Version });

    public Form<MoveCase.Input> Branch { get; init; } = Form.Of(new MoveCase.Input { Branch = Page.Known.Branches[Page.Case.Branch]?.Code, Version = Page.Case.Version });
}
