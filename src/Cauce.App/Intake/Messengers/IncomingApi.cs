using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Intake.Messengers;

namespace Cauce.App.Intake.Messengers;

/// <summary>What came by messengers.</summary>
internal static class IncomingApi
{
    private const int PageSize = 50;

    public static void MapIncomingApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/incoming-messages", List).WithTags("Messengers").WithSummary("What came by messengers, newest first").Produces<IncomingPageView>();

    private static async Task<IResult> List(string? state, string? cursor, int? limit, HttpContext http, AppDb db, CancellationToken cancel)
    {
        http.Actor().Must(Permission.WorkCases);
        var look = await IncomingListLook.Read(db, http.Actor(), Choice.Read<IncomingState>(state, "state"), cursor, cancel, Math.Clamp(limit ?? PageSize, 1, 200));
        return Results.Ok(new IncomingPageView([.. look.Messages.Select(IncomingView.Of)], look.Next));
    }
}

/// <summary>An incoming message as the API gives it.</summary>
/// <param name="Reason">Why it is in its state: <c>newMatter</c>, <c>openCase</c>, <c>unreadable</c>…</param>
/// <param name="Peer">Who wrote it, as the messenger knows them.</param>
/// <param name="Excerpt">The beginning of its words.</param>
/// <param name="Case">Number of the case it stands in.</param>
public sealed record IncomingView(
    Guid Id, IncomingState State, string Reason, string Detail, string Account, string Provider, string Peer, string Name, string Excerpt, DateTimeOffset StoredAt, string? Case)
{
    internal static IncomingView Of(IncomingLine m) =>
        new(m.Id.Value, m.State, m.Reason, m.ReasonDetail, m.Account, m.Provider, m.Peer, m.PeerName, m.Excerpt, m.StoredAt, m.CaseNumber);
}

/// <param name="Next">Put it into <c>cursor</c> for the next page; null at the end.</param>
public sealed record IncomingPageView(IReadOnlyList<IncomingView> Items, string? Next);
