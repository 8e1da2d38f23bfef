using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>The virus scanner: whether it does its work, since when not, and what it holds back.</summary>
internal static class ScannerDoor
{
    public static void MapScanner(this Pages console) => console.MapGet("/admin/antivirus",
        async (HttpContext http, AppDb db, Settings settings, CancellationToken cancel) =>
            Page.Of<ScannerPage>(new { Look = await ScannerLook.Read(db, http.Actor(), settings.Clamd, cancel) })).Needs(Permission.ManageConnections);
}

/// <summary>A file that is not handed out, on a case the reader sees.</summary>
public sealed record HeldFile(string Name, string Case, FileScan Scan);

public sealed record ScannerLook(string? Address, Scanner? Scanner, ScanCounts Counts, IReadOnlyList<HeldFile> Held)
{
    private const int Most = 100;

    internal static async Task<ScannerLook> Read(AppDb db, Actor actor, string? address, CancellationToken cancel)
    {
        var held = from s in db.Set<FileScan>()
                   where s.Verdict == FileVerdict.Infected || s.Verdict == FileVerdict.Unscannable
                   join f in db.Set<Attachment>() on s.Sha256 equals f.Sha256
                   join c in db.CasesVisibleTo(actor) on f.CaseId equals c.Id
                   orderby s.JudgedAt descending
                   select new HeldFile(f.Name, c.Number, s);
        return new ScannerLook(
            address, address is null ? null : await db.Set<Scanner>().FirstOrDefaultAsync(s => s.Address == address, cancel),
            await ScanCounts.Read(db, cancel), await held.Take(Most).ToListAsync(cancel));
    }
}
