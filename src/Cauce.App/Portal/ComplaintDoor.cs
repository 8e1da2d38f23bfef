using Cauce.App.Data;
using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Portal;

/// <summary>The form by which anybody complains, without an account.</summary>
internal static class ComplaintDoor
{
    public static void MapComplaints(this Pages pages, Settings settings)
    {
        pages.MapGet("/new/{kind}", Ask);
        pages.MapPost("/new/{kind}", Receive).TakesFiles(settings);
    }

    /// <summary>An empty form, in its reader's language.</summary>
    internal static ComplaintInput Begin(FormTickets tickets)
    {
        var input = new ComplaintInput { Ticket = tickets.New() };
        input.Customer.Language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return input;
    }

    private static IResult Ask(string kind, Catalogue catalogue, FormTickets tickets) =>
        Show(Offered(kind, catalogue), Form.Of(Begin(tickets)), [], StatusCodes.Status200OK);

    private static async Task<IResult> Receive(
        string kind, [FromForm] ComplaintInput input, IFormFileCollection files, HttpContext http, ComplaintParts parts, CancellationToken cancel)
    {
        var offered = Offered(kind, parts.Catalogue);
        var received = await Take(offered, input, files, http, parts, cancel);
        return received.Registered is { } registered
            ? Page.SeeOther($"/thanks/{parts.Keys.Of(registered.Id)}")
            : Show(offered, received.Form, received.Kept, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Registers what was filled in, or says on the form why not; files that came with it stay.</summary>
    internal static async Task<ReceivedComplaint> Take(
        Kind offered, ComplaintInput input, IFormFileCollection files, HttpContext http, ComplaintParts parts, CancellationToken cancel)
    {
        var form = Form.Of(input);
        var taken = await parts.Files.Take(files, http.Request.Form[SentFiles.KeptField], form, cancel);
        foreach (var refusal in input.WhyNot(offered))
            form.Refuse(refusal);
        if (!string.IsNullOrEmpty(input.Website))
            form.Refuse(PortalRefusals.LooksLikeProgram);
        var registered = await form.Try(http, () => parts.Register.Do(Complete(input, offered, taken, parts), Actor.Visitor, cancel));
        input.Website = null;
        return new ReceivedComplaint(registered, form, registered is null ? [.. taken.Select(f => (f, parts.Files.Seal(f)))] : []);
    }

    private static RegisterCase.Input Complete(ComplaintInput input, Kind kind, IReadOnlyList<StoredFile> files, ComplaintParts parts)
    {
        var registration = input.AsRegistration(kind);
        registration.Id = parts.Tickets.Read(input.Ticket);
        registration.Files = files;
        return registration;
    }

    internal static Kind Offered(string code, Catalogue catalogue) =>
        catalogue.Current.Kinds[code] is { OfferedOnPortal: true, RetiredAt: null } kind ? kind : throw new Data.MissingException("kind");

    private static IResult Show(Kind kind, Form<ComplaintInput> form, IReadOnlyList<(StoredFile File, string Note)> kept, int status) =>
        Page.Of<ComplaintPage>(new { Kind = kind, Form = form, Kept = kept }, status);
}

/// <summary>What receiving a complaint needs.</summary>
internal sealed record ComplaintParts(RegisterCase Register, SentFiles Files, FormTickets Tickets, TrackingKeys Keys, Catalogue Catalogue);

/// <summary>What became of a filled-in form: a case, or the form to be shown again.</summary>
internal sealed record ReceivedComplaint(Registered? Registered, Form<ComplaintInput> Form, IReadOnlyList<(StoredFile File, string Note)> Kept);
