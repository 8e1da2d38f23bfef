using System.Net;
using Cauce.App.Surveys;
using Cauce.App.Tests.Cases;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Surveys;

public sealed class SurveyTests(World world)
{
    private static readonly Dictionary<string, string> Ratings = new()
    {
        ["Solution"] = "4", ["Time"] = "2", ["Treatment"] = "5", ["Redress"] = "none", ["Comment"] = "Tardaron, pero lo arreglaron.",
    };

    [Fact, Trait("Req", "D16"), Trait("Req", "E28")]
    public async Task The_survey_is_answered_once_after_the_closing_and_never_before()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        Assert.Null((await visitor.Open($"/survey/{key}")).QuerySelector("form[action^='/survey']"));
        var early = await visitor.Submit($"/track/{key}", Ratings, $"/survey/{key}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        await CloseAccepted(world, visitor, key);
        Assert.NotNull((await visitor.Open($"/track/{key}")).QuerySelector($"a[href='/survey/{key}']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Submit($"/survey/{key}", Ratings)).StatusCode);
        var again = await visitor.Submit($"/track/{key}", Ratings, $"/survey/{key}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        await using var db = world.Db();
        var answer = (await db.SurveyOf((await world.CaseOf(key)).Id, Cancel))!;
        Assert.Equal((4, 2, 5, null), (answer.Solution, answer.Time, answer.Treatment, answer.Redress));
        Assert.Equal(11 / 3d, answer.Mean, 6);
    }

    [Theory, Trait("Req", "D16")]
    [InlineData("Solution", "")]
    [InlineData("Time", "6")]
    [InlineData("Treatment", "mucho")]
    [InlineData("Redress", "0")]
    [InlineData("Comment", "a\0b")]
    public async Task A_rating_that_is_missing_or_impossible_is_told_at_its_field(string field, string value)
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        await CloseAccepted(world, visitor, key);
        var refused = await visitor.Submit($"/survey/{key}", new Dictionary<string, string>(Ratings) { [field] = value }.AsForm());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await refused.Parse()).QuerySelector($".form-refusal a[href='#f-{field}']"));
    }

    [Fact, Trait("Req", "E28"), Trait("Req", "E16"), Trait("Req", "B10")]
    public async Task Closing_is_told_and_the_survey_is_asked_for_in_a_letter_of_its_own()
    {
        using var visitor = world.Visitor();
        var key = await visitor.NewCase();
        await world.Propose(key, "Le llevamos las cajas.");
        Assert.DoesNotContain("survey", await LettersOf(key));
        await CloseAccepted(world, visitor, key, propose: false);
        var letters = await LettersOf(key);
        Assert.Equal(["acknowledgement", "closing", "solution", "survey"], letters.Order());
    }

    [Fact, Trait("Req", "A20")]
    public async Task The_doctor_vouches_for_the_ratings_and_names_the_case_of_a_changed_one()
    {
        await using var own = await World.Fresh();
        using var visitor = own.Visitor();
        var key = await visitor.NewCase();
        await CloseAccepted(own, visitor, key);
        await visitor.Submit($"/survey/{key}", Ratings);
        Assert.Empty((await own.Examine()).Findings);
        await using var db = own.Db();
        await db.Database.ExecuteSqlRawAsync("UPDATE survey_answers SET time = 5");
        Assert.Equal((await own.CaseOf(key)).Number, Assert.Single((await own.Examine()).Findings).Where);
    }

    private async Task<List<string>> LettersOf(string key)
    {
        var id = (await world.CaseOf(key)).Id;
        await using var db = world.Db();
        return await db.Set<OutboxMessage>().Where(m => m.CaseId == id).Select(m => m.Letter).ToListAsync(Cancel);
    }

    internal static async Task CloseAccepted(World world, HttpClient visitor, string key, bool propose = true)
    {
        if (propose)
            await world.Propose(key, "Le llevamos las cajas.");
        var solution = (await visitor.Open($"/track/{key}")).QuerySelector("input[name=Solution]")!.GetAttribute("value")!;
        await visitor.Answer(key, "yes", solution);
        await world.Close(key);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
