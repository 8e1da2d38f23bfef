using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Live;

/// <summary>The lines along which open pages hear that they are stale. What a reader may not see they do not hear of either.</summary>
internal static class LiveDoor
{
    public static void MapLive(this IEndpointRouteBuilder app)
    {
        app.MapGet("/console/live", Listen).RequireAuthorization(PeopleParts.StaffOnly);
        app.MapGet("/track/{key}/live", Track);
        app.MapPresence();
    }

    /// <summary>One case where it is named, otherwise every case of the reader's branches, each under its topic.</summary>
    private static async Task<IResult> Listen(string? @case, HttpContext http, LiveFeed feed, IDbContextFactory<AppDb> databases, CancellationToken cancel)
    {
        if (feed.IsFull)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var actor = http.Actor();
        var only = @case is null ? (Guid?)null : await IdOf(@case, actor, databases, cancel);
        var ear = feed.Listen(actor.Id, happening => (only is null || happening.CaseId == only) && actor.May(Permission.ViewCases) && actor.Sees(happening.Branch));
        var expires = (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.ExpiresUtc;
        return new LiveStream(ear, (heard, stop) => Tell(heard, only is not null, actor, databases, stop), () => IsSignedIn(http, expires));
    }

    private static async Task<string?> Tell(Heard heard, bool oneCase, Actor actor, IDbContextFactory<AppDb> databases, CancellationToken cancel)
    {
        if (heard.Missed)
            return LiveStream.Refresh(mark: null);
        var visible = new List<Happening>();
        foreach (var happening in heard.Happenings.Where(h => !h.IsOfChat))
        {
            if (!happening.IsConfidential || await IsVisible(happening, actor, databases, cancel))
                visible.Add(happening);
        }
        if (oneCase)
            return visible.Count == 0 ? null : LiveStream.Refresh(Happening.OnlyOne(visible.Select(happening => happening.Mark)));
        var topics = TopicsOf(heard, visible);
        return topics.Count == 0 ? null : LiveStream.Refresh(Happening.OnlyOne(visible.Select(happening => happening.Mark)), topics);
    }

    /// <summary>Pages name those they show; what rings comes first.</summary>
    private static List<string> TopicsOf(Heard heard, List<Happening> visible)
    {
        var chats = heard.Happenings.Where(h => h.IsOfChat).Select(h => $"chat:{h.CaseId:n}").Distinct().ToList();
        var topics = new List<string>();
        if (heard.Rung || chats.Count > 0)
            topics.Add("calls");
        if (chats.Count > 0)
            topics.AddRange(chats.Prepend("chats"));
        if (visible.Count > 0)
            topics.AddRange(visible.Select(happening => $"case:{happening.Number}").Distinct().Prepend("list"));
        return topics;
    }

    /// <summary>The customer's page, opened by its key.</summary>
    private static async Task<IResult> Track(string key, HttpContext http, LiveFeed feed, AppDb db, CancellationToken cancel)
    {
        if (feed.IsFull)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var hash = TrackingKeys.Hash(key);
        var found = await db.Set<Case>().Where(c => c.TrackingKeyHash == hash).Select(c => (Id<Case>?)c.Id).FirstOrDefaultAsync(cancel)
            ?? throw new MissingException("case");
        if (feed.ListenAsVisitor(found.Value) is not { } ear)
        {
            http.Response.Headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }
        return new LiveStream(ear, (heard, _) => Task.FromResult<string?>(
            LiveStream.Refresh(Happening.OnlyOne(heard.Happenings.Select(happening => happening.Mark)))), () => Task.FromResult(true));
    }

    private static async Task<Guid> IdOf(string number, Actor actor, IDbContextFactory<AppDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.CasesVisibleTo(actor).Where(c => c.Number == number).Select(c => (Id<Case>?)c.Id).FirstOrDefaultAsync(cancel);
        return (found ?? throw new MissingException("case")).Value;
    }

    private static async Task<bool> IsVisible(Happening happening, Actor actor, IDbContextFactory<AppDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var id = new Id<Case>(happening.CaseId);
        return await db.CasesVisibleTo(actor).AnyAsync(c => c.Id == id, cancel);
    }

    /// <summary>The sign-in may have run out, or been taken away since the stream was opened.</summary>
    private static async Task<bool> IsSignedIn(HttpContext http, DateTimeOffset? expires)
    {
        if (expires is { } end && end <= http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
            return false;
        await using var scope = http.RequestServices.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Staff>>();
        return await signIn.ValidateSecurityStampAsync(http.User) is { DeactivatedAt: null };
    }
}
