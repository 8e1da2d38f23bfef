using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Catalogues;

/// <summary>The pages of the kinds of case.</summary>
internal static class KindPages
{
    public static void Map(Pages pages)
    {
        pages.MapGet("", async (HttpContext http, AppDb db, CancellationToken cancel) => Page.Of<KindsPage>(new
        {
            Kinds = (IReadOnlyList<Kind>)await db.Set<Kind>().OrderBy(k => k.Position).ThenBy(k => k.Code).ToListAsync(cancel),
            Counts = (IReadOnlyDictionary<string, int>)await CaseCounts.Of(db, http.Actor(), c => c.Kind, cancel),
        }));
        pages.MapGet("/new", ([AsParameters] Looking looking) => looking.Show(null, Form.Of(KindInput.New()), StatusCodes.Status200OK));
        pages.MapPost("/new", ([FromForm] KindInput input, WriteKind write, [AsParameters] Looking looking) => Save(null, input, write, looking));
        pages.MapGet("/number", async ([AsParameters] KindNumber asked, [AsParameters] Looking looking) =>
            Page.Of<NumberPreviewPart>(new { Preview = await looking.Preview(asked.AsInput(), asked.Kind) }));
        pages.MapGet("/{code}", async (string code, [AsParameters] Looking looking) => await looking.Show(code, Form.Of(KindInput.Of(await looking.Kind(code))), StatusCodes.Status200OK));
        pages.MapPost("/{code}", (string code, [FromForm] KindInput input, WriteKind write, [AsParameters] Looking looking) => Save(code, input, write, looking));
        pages.MapPost("/{code}/retire", (string code, HttpContext http, RetireKind retire, IFormCollection _, CancellationToken cancel) =>
            Back(retire.Do(code, retired: true, http.Actor(), cancel)));
        pages.MapPost("/{code}/restore", (string code, HttpContext http, RetireKind retire, IFormCollection _, CancellationToken cancel) =>
            Back(retire.Do(code, retired: false, http.Actor(), cancel)));
        pages.MapPost("/{code}/move", (string code, HttpContext http, MoveKind move, IFormCollection fields, CancellationToken cancel) =>
            Back(move.Do(code, up: fields["to"] == "up", http.Actor(), cancel)));
    }

    private static async Task<IResult> Save(string? code, KindInput input, WriteKind write, Looking looking)
    {
        var form = Form.Of(input);
        if (input.Act == "look")
            return await looking.Show(code, form, StatusCodes.Status200OK);
        var done = await form.Try(looking.Http, async () => { await write.Do(code, input, looking.Http.Actor(), looking.Cancel); });
        return done ? Page.SeeOther("/console/admin/kinds") : await looking.Show(code, form, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Back(Task done)
    {
        await done;
        return Page.SeeOther("/console/admin/kinds");
    }

    /// <summary>What a look at a kind needs.</summary>
    internal sealed record Looking(HttpContext Http, AppDb Db, Catalogue Catalogue, TimeProvider Time, CancellationToken Cancel)
    {
        public async Task<Kind> Kind(string code) => await Db.Set<Kind>().FirstOrDefaultAsync(k => k.Code == code, Cancel) ?? throw new MissingException("kind");

        public Task<NumberPreview> Preview(KindInput input, string? code) => NumberPreview.Of(input, code, Catalogue.Current, Db, Time.Now(), Cancel);

        public async Task<IResult> Show(string? code, Form<KindInput> form, int status) =>
            Page.Of<KindPage>(new { Code = code, Form = form, Preview = await Preview(form.Input, code) }, status);
    }

    /// <summary>The fields the number follows from.</summary>
    internal sealed record KindNumber(string? Kind, string? Series, string? NumberFormat)
    {
        public KindInput AsInput() => new() { Series = Series, NumberFormat = NumberFormat };
    }
}
