using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.App.Surveys;
using Cauce.Domain.Surveys;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Portal;

/// <summary>How did we do: after the case is closed, once.</summary>
internal static class SurveyDoor
{
    public static void MapSurvey(this Pages pages)
    {
        pages.MapGet("/survey/{key}", Ask);
        pages.MapPost("/survey/{key}", Receive);
    }

    private static async Task<IResult> Ask(string key, AppDb db, CancellationToken cancel)
    {
        var rated = await TrackingLook.Find(db, key, cancel);
        var before = await db.SurveyOf(rated.Id, cancel);
        var refusal = SurveyAnswer.WhyNotAnswer(rated, before is not null);
        return Page.Of<SurveyPage>(new { Key = key, Number = rated.Number, Form = Form.Of(new AnswerSurvey.Input()), Thanks = before is not null, Refusal = refusal });
    }

    private static async Task<IResult> Receive(
        string key, [FromForm] AnswerSurvey.Input input, HttpContext http, AnswerSurvey answer, AppDb db, CancellationToken cancel)
    {
        var rated = await TrackingLook.Find(db, key, cancel);
        var form = Form.Of(input);
        return await form.Try(http, () => answer.Do(key, input, Actor.Visitor, cancel))
            ? Page.SeeOther($"/survey/{key}")
            : Page.Of<SurveyPage>(new { Key = key, Number = rated.Number, Form = form, Thanks = false, Refusal = (Refusal?)null }, StatusCodes.Status422UnprocessableEntity);
    }
}
