using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Waiting;

/// <summary>Replies that are written and have not gone.</summary>
internal static class WaitingApi
{
    public static void MapWaiting(this IEndpointRouteBuilder one)
    {
        one.MapGet("messages/waiting", List).WithSummary("Replies that are written and have not gone").Produces<IReadOnlyList<WaitingView>>();
        one.MapDelete("messages/waiting/{id:guid}", async (string number, Guid id, WithdrawReply act, HttpContext http) =>
        {
            await act.Do(number, id, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Takes a waiting reply back; its words become the caller's draft").Produces(StatusCodes.Status204NoContent);
        one.MapPost("messages/waiting/{id:guid}/sending", async (string number, Guid id, SendWaitingNow act, HttpContext http) =>
        {
            await act.Do(number, id, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Says a waiting reply at once").Produces(StatusCodes.Status204NoContent);
    }

    public static async Task<IResult> Tell(AppDb db, string number, Id<WaitingMessage> id, HttpContext http) => Results.Accepted(
        $"/api/v1/cases/{number}/messages/waiting", WaitingView.Of(await db.Set<WaitingMessage>().FirstAsync(w => w.Id == id, http.RequestAborted)));

    private static async Task<IReadOnlyList<WaitingView>> List(string number, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await db.CasesVisibleTo(http.Actor()).Where(c => c.Number == number).Select(c => new { c.Id }).FirstOrDefaultAsync(cancel)
            ?? throw new MissingException("case");
        var waiting = await db.Set<WaitingMessage>().Where(w => w.CaseId == found.Id).OrderBy(w => w.DueAt).ToListAsync(cancel);
        return [.. waiting.Select(WaitingView.Of)];
    }
}

/// <summary>A waiting reply as the API gives it.</summary>
/// <param name="DueAt">When it goes.</param>
/// <param name="Trouble">Why it did not go; null while it waits.</param>
public sealed record WaitingView(Guid Id, ReplyPurpose Purpose, string Text, string By, DateTimeOffset WrittenAt, DateTimeOffset DueAt, string? Trouble)
{
    internal static WaitingView Of(WaitingMessage reply) => new(
        reply.Id.Value, reply.Purpose, reply.Body, reply.AuthorName, reply.WrittenAt, reply.DueAt,
        reply.FailedBecause is { } code ? Refusals.Tell(new Refusal(code)) : null);
}
