using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Intake.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Mail;

/// <summary>Who is kept out, by whom and since when.</summary>
internal static class BlockedDoor
{
    public static void MapBlocked(this Pages console)
    {
        var pages = console.MapGroup("/mails/blocked").Needs(Permission.BlockSenders);
        pages.MapGet("", async (AppDb db, CancellationToken cancel) =>
            Page.Of<BlockedPage>(new { Rules = (IReadOnlyList<BlockedSender>)await db.Set<BlockedSender>().OrderBy(b => b.Rule).ToListAsync(cancel) }));
        pages.MapPost("", async ([FromForm] BlockedRule input, HttpContext http, UnblockSender unblock) =>
        {
            await unblock.Do(input.Rule ?? "", http.Actor(), http.RequestAborted);
            return Page.SeeOther("/console/mails/blocked");
        });
    }
}

/// <summary>Which rule is lifted.</summary>
public sealed class BlockedRule
{
    public string? Rule { get; set; }
}
