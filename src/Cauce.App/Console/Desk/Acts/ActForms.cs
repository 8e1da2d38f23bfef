using Cauce.App.Cases;
using Cauce.App.Communication;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Console.Desk.Acts;

/// <summary>Every act that has a form of its own, in one table: its address, what the form holds at first, what it does.</summary>
internal static class ActForms
{
    public static void MapActForms(this Pages pages)
    {
        pages.Form<ClassificationPage, ClassifyCase.Input, ClassifyCase>("/classification", Classification,
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<AssignmentPage, AssignCase.Input, AssignCase>("/assignment", page => new() { Version = page.Case.Version },
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<SolutionPage, ProposeSolution.Input, ProposeSolution>("/solution",
            page => new() { Version = page.Case.Version, WithApology = page.Kind?.DeservesApology == true },
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<AnswerPage, AnswerSolutionForCustomer.Input, AnswerSolutionForCustomer>("/answer", page => new() { Version = page.Case.Version },
            (act, a) => act.Do(a.Number, a.Input.BothWays(), a.Actor, a.Cancel));
        pages.Form<SilencePage, RecordSilence.Input, RecordSilence>("/silence", page => new() { Version = page.Case.Version },
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<ReopeningPage, ReopenCase.Input, ReopenCase>("/reopening", page => new() { Version = page.Case.Version },
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<OverridePage, OverrideGate.Input, OverrideGate>("/override", page => new() { Version = page.Case.Version },
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<ClosurePage, CloseCase.Input, CloseCase>("/closure", page => new() { Version = page.Case.Version },
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<StartPage, StartCase.Input, StartCase>("/start", page => new() { Version = page.Case.Version },
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.MapMoreForms();
    }

    private static void MapMoreForms(this Pages pages)
    {
        pages.Form<LinkPage, LinkCases.Input, LinkCases>("/link", _ => new(), (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<PeoplePage, NamePerson.Input, NamePerson>("/people", _ => new(), (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<MergePage, MergeCases.Input, MergeCases>("/merge", page => new() { Version = page.Case.Version },
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
        pages.Form<SplitPage, SplitCase.Input, SplitCase>("/split", page => new() { Version = page.Case.Version },
            (act, a) => act.Do(a.Number, a.Input, a.Actor, a.Cancel));
    }

    private static ClassifyCase.Input Classification(CasePage page) => new()
    {
        Severity = Choice.Write(page.Case.Severity),
        Urgency = Choice.Write(page.Case.Urgency),
        Reason = page.Case.Reason,
        Category = page.Case.Category,
        Process = page.Case.Process,
        Area = page.Case.Area,
        Version = page.Case.Version,
    };

    /// <summary>What the customer said is the evidence of a yes and the reason of a no.</summary>
    private static AnswerSolutionForCustomer.Input BothWays(this AnswerSolutionForCustomer.Input input)
    {
        input.Reason = input.Evidence;
        return input;
    }

    /// <summary>GET shows the form; POST carries out the act and goes back to the case, or shows the form again with everything typed.</summary>
    private static void Form<TPage, TInput, TAct>(
        this Pages pages, string path, Func<CasePage, TInput> blank, Func<TAct, Asked<TInput>, Task> act)
        where TPage : IComponent where TInput : class where TAct : class
    {
        pages.MapGet(path, async (string number, HttpContext http, AppDb db, CasePageLook look, CancellationToken cancel) =>
        {
            var page = await look.Read(db, http.Actor(), number, cancel);
            return Page.Of<TPage>(new { Page = page, Form = Shared.Form.Of(blank(page)) });
        });
        pages.MapPost(path, async (string number, [FromForm] TInput? input, HttpContext http, AppDb db, CasePageLook look, TAct verb, CancellationToken cancel) =>
        {
            // Nothing at all was posted: the binder gives null for an empty form.
            var form = Shared.Form.Of(input ?? Activator.CreateInstance<TInput>());
            if (await form.Try(http, () => act(verb, new Asked<TInput>(number, form.Input, http.Actor(), cancel))))
                return Page.SeeOther(CasePage.UrlOf(number));
            var page = await look.Read(db, http.Actor(), number, cancel);
            return Page.Of<TPage>(new { Page = page, Form = form }, StatusCodes.Status422UnprocessableEntity);
        });
    }

    private sealed record Asked<TInput>(string Number, TInput Input, Actor Actor, CancellationToken Cancel);
}
