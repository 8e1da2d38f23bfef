using Cauce.App.Cases.Answers;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

internal static class CasesListApi
{
    public static void MapCasesList(this IEndpointRouteBuilder api) => api.MapGet("/cases", List)
        .WithTags("Cases").WithSummary("Cases by one filter; the same as that of lists, exports and measures").Produces<CaseList>()
        .WithMetadata([.. CaseFilterPart.All.Select(part => part.Word)]);

    private static async Task<IResult> List(HttpContext http, AppDb db, Catalogue catalogue, CancellationToken cancel)
    {
        http.Actor().Must(Permission.ViewCases);
        var filter = CaseFilter.Read(http.Request.Query, catalogue.Current);
        var page = await FindCases.Page(db, http.Actor(), filter, catalogue.Current, cancel);
        return Results.Ok(new CaseList([.. page.Items.Select(CaseItem.Of)], page.Next));
    }
}

/// <summary>A page of cases as the API gives it.</summary>
/// <param name="Next">Put it into <c>cursor</c> for the next page; null at the end.</param>
public sealed record CaseList(IReadOnlyList<CaseItem> Items, string? Next);

public sealed record CaseItem(
    string Number, string Kind, Stage Stage, Severity Severity, Urgency Urgency, Priority Priority, OwnerView? Owner,
    string Subject, CustomerItem Customer, string Channel, Origin Origin, string? Reason, string? Category, string? Area,
    DateTimeOffset ReceivedAt, DateTimeOffset RegisteredAt, DateTimeOffset AnswerDueAt, DateTimeOffset? NextDueAt,
    DateTimeOffset? OverdueSince, DateTimeOffset? SolvedAt, DateTimeOffset? ClosedAt)
{
    internal static CaseItem Of(CaseRow c) => new(
        c.Number, c.Kind, c.Stage, c.Severity, c.Urgency, c.Priority, c.OwnerId is { } id ? new OwnerView(id, c.OwnerName ?? "") : null,
        c.Subject, new CustomerItem(c.CustomerName, c.CustomerId?.ToString()), c.Channel, c.Origin, c.Reason, c.Category, c.Area,
        c.ReceivedAt, c.RegisteredAt, c.AnswerDueAt, c.NextDueAt, c.OverdueSince, c.SolvedAt, c.ClosedAt);
}

public sealed record CustomerItem(string Name, string? Id);
