using Cauce.App.Cases;
using Cauce.App.Cases.Answers;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>What came in by mail, and what can be done with it.</summary>
internal static class MailsApi
{
    private const int PageSize = 50;

    public static void MapMailsApi(this IEndpointRouteBuilder api)
    {
        var mails = api.MapGroup("/mails").WithTags("Mails");
        mails.MapGet("", List).WithSummary("Incoming mails, newest first").Produces<MailPageView>();
        mails.MapPost("{id:guid}/retry", async (Guid id, RetryMail act, HttpContext http, AppDb db) =>
        {
            await act.Do(new Id<IncomingMail>(id), http.Actor(), http.RequestAborted);
            return await Tell(db, id, http);
        }).WithSummary("Lets Cauce sort a mail once more that waits for a person").Produces<MailView>();
        mails.MapPost("{id:guid}/attachment", async (Guid id, AttachMailToCase.Input input, AttachMailToCase act, HttpContext http) =>
            await http.TellCase(await act.Do(new Id<IncomingMail>(id), input, http.Actor(), http.RequestAborted)))
            .WithSummary("Says in a case what the mail says; answers with the case").Produces<CaseView>();
        mails.MapPost("{id:guid}/case", async (Guid id, OpenCaseFromMail act, HttpContext http) =>
        {
            var number = await act.Do(new Id<IncomingMail>(id), http.Actor(), http.RequestAborted);
            http.Response.Headers.Location = $"/api/v1/cases/{number}";
            return await http.TellCase(number, status: StatusCodes.Status201Created);
        }).WithSummary("Opens a case from the mail").Produces<CaseView>(StatusCodes.Status201Created);
        mails.MapPost("{id:guid}/block", async (Guid id, BlockSender.Input? input, BlockSender act, HttpContext http, AppDb db) =>
        {
            await act.Do(new Id<IncomingMail>(id), input ?? new(), http.Actor(), http.RequestAborted);
            return await Tell(db, id, http);
        }).WithSummary("Keeps its sender out from now on").Produces<MailView>();
    }

    private static async Task<IResult> List(string? state, string? cursor, int? limit, HttpContext http, AppDb db, CancellationToken cancel)
    {
        http.Actor().Must(Permission.WorkCases);
        var look = await MailsLook.Read(db, http.Actor(), Choice.Read<MailState>(state, "state"), cursor, cancel, Math.Clamp(limit ?? PageSize, 1, 200));
        return Results.Ok(new MailPageView([.. look.Mails.Select(MailView.Of)], look.Next));
    }

    private static async Task<IResult> Tell(AppDb db, Guid id, HttpContext http) =>
        Results.Ok(MailView.Of((await MailLook.Read(db, http.Actor(), id, http.RequestAborted)).Line));
}

/// <summary>An incoming mail as the API gives it.</summary>
/// <param name="Reason">Why it is in its state: <c>newMatter</c>, <c>signedToken</c>, <c>stranger</c>…</param>
/// <param name="Detail">The limit, rule or word the reason mentions.</param>
/// <param name="Case">Number of the case it stands in or, in quarantine, may belong to.</param>
/// <param name="Size">Bytes.</param>
public sealed record MailView(
    Guid Id, MailState State, string Reason, string Detail, string From, string Name, string Subject, DateTimeOffset ReceivedAt, string Mailbox, string? Case, long Size)
{
    internal static MailView Of(MailLine m) =>
        new(m.Id.Value, m.State, m.Reason, m.ReasonDetail, m.FromAddress, m.FromName, m.Subject, m.ReceivedAt, m.Mailbox, m.CaseNumber, m.Size);
}

/// <param name="Next">Put it into <c>cursor</c> for the next page; null at the end.</param>
public sealed record MailPageView(IReadOnlyList<MailView> Items, string? Next);
