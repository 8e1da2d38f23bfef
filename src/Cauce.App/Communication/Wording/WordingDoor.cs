using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Communication.Wording;

/// <summary>Where administrators word the letters.</summary>
internal static class WordingDoor
{
    private const string Home = "/console/admin/letters";

    public static void MapWording(this Pages console)
    {
        var pages = console.MapGroup("/admin/letters");
        pages.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Actor().Must(Permission.ManageCatalogues);
            return next(context);
        });
        pages.MapGet("", (Catalogue catalogue) => Page.Of<LettersPage>(new { Known = catalogue.Current }));
        pages.MapGet("/{letter}/{language}", Show);
        pages.MapPost("/{letter}/{language}", Write);
        pages.MapPost("/{letter}/{language}/restore", Restore);
    }

    private static async Task<IResult> Show(
        string letter, string language, int? version, HttpContext http, WordingLook look, AppDb db, CancellationToken cancel)
    {
        var page = await look.Read(db, letter, language, cancel);
        return await PageOf(page, Form.Of(new WordingInput { Template = page.Wording(version), Version = page.Version }), look, db, http, cancel);
    }

    private static async Task<IResult> Write(
        string letter, string language, [FromForm] WordingInput input, HttpContext http, WordLetter word, WordingLook look, AppDb db, CancellationToken cancel)
    {
        var form = Form.Of(input);
        if (input.Act != "look" && await form.Try(http, () => word.Do(letter, language, input.Template ?? "", input.Version, http.Actor(), cancel)))
            return Page.SeeOther($"{Home}/{letter}/{language}");
        return await PageOf(await look.Read(db, letter, language, cancel), form, look, db, http, cancel);
    }

    private static async Task<IResult> Restore(
        string letter, string language, [FromForm] WordingInput input, HttpContext http, WordLetter word, CancellationToken cancel)
    {
        await word.Do(letter, language, null, input.Version, http.Actor(), cancel);
        return Page.SeeOther($"{Home}/{letter}/{language}");
    }

    private static async Task<IResult> PageOf(WordingView page, Form<WordingInput> form, WordingLook look, AppDb db, HttpContext http, CancellationToken cancel) =>
        Page.Of<WordingPage>(new { View = page, Form = form, Preview = await look.Preview(db, page, form.Input, http.Actor(), cancel) }, form.Status);
}

/// <summary>What the form of a letter sends.</summary>
public sealed class WordingInput
{
    public string? Template { get; set; }

    /// <summary>The wording that was read.</summary>
    public int? Version { get; set; }

    /// <summary>Number of the case to show it on; the latest, if absent.</summary>
    public string? Number { get; set; }

    /// <summary>Which flags are taken as true in the preview.</summary>
    public IReadOnlyList<string> Yes { get; set => field = value ?? []; } = [];

    /// <summary><c>look</c> only shows what it comes to.</summary>
    public string? Act { get; set; }
}
