using Cauce.App.Api;
using Cauce.App.Cases;
using Cauce.App.Console.Desk.Intake;
using Cauce.App.Console.Live;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Cauce.Domain.Intake.Calls;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Calls;

/// <summary>Where the switchboard tells of calls, where who takes them sees who is calling, and where the two are introduced.</summary>
internal static class CallsDoor
{
    private const int LongestNews = 16 * 1024;

    public static void MapCallHook(this IEndpointRouteBuilder app) =>
        app.MapPost("/hooks/calls", Hear).DisableAntiforgery().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(LongestNews));

    public static void MapCalls(this Pages console)
    {
        console.MapGet("/calls", async (HttpContext http, AppDb db, TimeProvider time, CancellationToken cancel) =>
            Page.Of<CallsPage>(new { Calls = await RingingCall.Read(db, http.Actor(), time.Now(), onlyRinging: false, cancel) })).Needs(Permission.RegisterCases);
        console.MapGet("/calls/ringing", async (HttpContext http, AppDb db, TimeProvider time, CancellationToken cancel) =>
            Page.Of<RingingFragment>(new
            {
                Calls = await RingingCall.Read(db, http.Actor(), time.Now(), onlyRinging: true, cancel),
                Chats = await Chats.ChatsLook.Waiting(db, http.Actor(), cancel),
            })).Needs(Permission.RegisterCases);
        var admin = console.MapGroup("/admin/switchboard").Needs(Permission.ManageConnections);
        admin.MapGet("", async (AppDb db, Settings settings, CancellationToken cancel) =>
            Page.Of<SwitchboardPage>(new { Switchboard = await db.Set<Switchboard>().FirstOrDefaultAsync(s => s.Id == Switchboard.TheOne, cancel), Url = settings.BaseUrl + "/hooks/calls" }));
        admin.MapPost("/secret", async (HttpContext http, MakeSwitchboardSecret make, Settings settings, IFormCollection _) => Page.Of<SwitchboardPage>(
            new { Secret = await make.Do(http.Actor(), http.RequestAborted), Url = settings.BaseUrl + "/hooks/calls" }));
        admin.MapPost("/removal", async (HttpContext http, RemoveSwitchboard remove, IFormCollection _) =>
        {
            await remove.Do(http.Actor(), http.RequestAborted);
            return Page.SeeOther("/console/admin/switchboard");
        });
    }

    private static async Task<IResult> Hear(HttpContext http, HearCall hear, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancel);
        try
        {
            var staff = await hear.Do(http.Request.Headers["Cauce-Timestamp"], http.Request.Headers["Cauce-Signature"], body.ToArray(), cancel);
            await http.RequestServices.Ring(staff);
            return Results.NoContent();
        }
        catch (RefusedException no)
        {
            var status = no.Refusal.Code switch
            {
                "switchboard.unsigned" or "switchboard.too-old" => StatusCodes.Status401Unauthorized,
                "switchboard.repeated" => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status422UnprocessableEntity,
            };
            return Problems.Of(status, no.Refusal.Code, Refusals.Tell(no.Refusal));
        }
    }
}

/// <summary>A call and who is known to be calling, for who takes it.</summary>
public sealed record RingingCall(IncomingCall Call, KnownCaller? Caller, IReadOnlyList<(string Number, string Subject)> Open)
{
    private const int Most = 30;
    private const int OpenShown = 5;

    internal static async Task<IReadOnlyList<RingingCall>> Read(AppDb db, Actor actor, DateTimeOffset now, bool onlyRinging, CancellationToken cancel)
    {
        var since = now - (onlyRinging ? IncomingCall.Rings : TimeSpan.FromDays(1));
        var calls = await db.Set<IncomingCall>().Where(c => c.StaffId == actor.Id && c.RingingAt >= since && (!onlyRinging || c.EndedAt == null))
            .OrderByDescending(c => c.RingingAt).Take(onlyRinging ? 3 : Most).ToListAsync(cancel);
        var all = new List<RingingCall>(calls.Count);
        foreach (var call in calls)
        {
            var caller = call.From is null ? null : await KnownCaller.Find(db, actor, call.From, null, cancel);
            all.Add(new RingingCall(call, caller, caller is null ? [] : await OpenOf(db, actor, caller, cancel)));
        }
        return all;
    }

    private static async Task<IReadOnlyList<(string, string)>> OpenOf(AppDb db, Actor actor, KnownCaller caller, CancellationToken cancel)
    {
        var customer = Id<Domain.Customers.Customer>.Parse(caller.Id);
        var open = await db.CasesVisibleTo(actor).Where(c => c.CustomerId == customer && c.ClosedAt == null).OrderByDescending(c => c.Seq)
            .Take(OpenShown).Select(c => new { c.Number, c.Subject }).ToListAsync(cancel);
        return [.. open.Select(c => (c.Number, c.Subject))];
    }
}
