using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Desk.Intake;

/// <summary>The quick intake for telephone, counter and letter, and the receipt that follows it.</summary>
internal static class IntakeDoor
{
    public static void MapIntake(this Pages console, Settings settings)
    {
        console.MapGet("/cases/new", Blank);
        console.MapPost("/cases/new", Register).TakesFiles(settings);
        console.MapGet("/cases/{number}/receipt", (string number, HttpContext http, AppDb db, CasePageLook look, Cases.TrackingKeys keys, CancellationToken cancel) =>
            Receipt(number, http, db, look, $"{settings.BaseUrl}/track/", keys, cancel));
        console.MapGet("/cases/{number}/letters/{message:guid}", (string number, Guid message, HttpContext http, AppDb db, CasePageLook look, Cases.TrackingKeys keys, CancellationToken cancel) =>
            Letter(number, message, http, db, look, $"{settings.BaseUrl}/track/", keys, cancel));
        // Where a telephone exchange sends the browser of whoever takes the call.
        console.MapGet("/intake", (string? phone) => Results.Redirect("/console/cases/new" + QueryString.Create("phone", phone ?? "")));
    }

    /// <param name="phone">The number that is calling, as the telephone exchange knows it.</param>
    /// <param name="customer">Id of the customer on record.</param>
    private static async Task<IResult> Blank(
        string? phone, string? customer, HttpContext http, AppDb db, Catalogue catalogue, TimeProvider time, CancellationToken cancel)
    {
        http.Actor().Must(Permission.RegisterCases);
        var known = await KnownCaller.Find(db, http.Actor(), phone, Id<Customer>.Parse(customer), cancel);
        var calendar = catalogue.Current.CalendarOf(http.Actor().Branches.FirstOrDefault(catalogue.Current.DefaultBranch?.Id ?? 0));
        var when = new When(calendar.Zone, time.GetUtcNow());
        var input = new IntakeInput
        {
            Channel = "phone",
            ReceivedAt = when.MomentField(when.Now),
            OccurredAt = when.DayField(when.Now),
            Kind = catalogue.Current.Kinds.FirstOrDefault(k => k.RetiredAt is null)?.Code,
            Severity = "minor",
            Urgency = "normal",
            CustomerId = known?.Id,
            Customer = { Name = known?.Name, Email = known?.Email, Phone = known?.Phone ?? phone },
        };
        return Page.Of<IntakePage>(new { Form = Form.Of(input), Known = catalogue.Current, Caller = known, Now = when });
    }

    private static async Task<IResult> Register(
        [FromForm] IntakeInput input, HttpContext http, AppDb db, Catalogue catalogue, SolveNow take, SentFiles files, CancellationToken cancel)
    {
        var form = Form.Of(input);
        var actor = http.Actor();
        var sent = await http.Request.ReadFormAsync(cancel);
        input.Files = await files.Take(sent.Files, sent[SentFiles.KeptField], form, cancel);
        var caller = await KnownCaller.Find(db, actor, null, Id<Customer>.Parse(input.CustomerId), cancel);
        caller?.Complete(input);
        if (await form.Try(http, () => take.Do(input, catalogue.Current.Kinds[input.Kind], actor, cancel)) is { } registered)
            return Page.SeeOther(CasePage.UrlOf(registered.Number) + "/receipt");
        var zone = catalogue.Current.CalendarOf(actor.Branches.FirstOrDefault(catalogue.Current.DefaultBranch?.Id ?? 0)).Zone;
        var when = new When(zone, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return Page.Of<IntakePage>(new { Form = form, Known = catalogue.Current, Caller = caller, Now = when, Kept = (IReadOnlyList<(StoredFile, string)>)[.. input.Files.Select(f => (f, files.Seal(f)))] }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Receipt(
        string number, HttpContext http, AppDb db, CasePageLook look, string track, Cases.TrackingKeys keys, CancellationToken cancel)
    {
        var page = await look.Read(db, http.Actor(), number, cancel);
        return Page.Of<ReceiptPage>(new { Page = page, Track = track + keys.Of(page.Case.Id) });
    }

    private static async Task<IResult> Letter(
        string number, Guid message, HttpContext http, AppDb db, CasePageLook look, string track, Cases.TrackingKeys keys, CancellationToken cancel)
    {
        var page = await look.Read(db, http.Actor(), number, cancel);
        var letter = page.Messages.FirstOrDefault(m => m.Id.Value == message && m.Kind == MessageKind.Letter) ?? throw new MissingException("message");
        return Page.Of<PrintedLetterPage>(new { Page = page, Message = letter, Track = track + keys.Of(page.Case.Id) });
    }
}
