using System.Net;
using System.Security.Cryptography;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Cases.Files.Scanning;

/// <summary>Files of customers, and what the scanner has made of them.</summary>
internal static class Scanned
{
    /// <summary>A file nobody else in the tests has sent.</summary>
    public static byte[] Text(string words = "El albarán") => System.Text.Encoding.UTF8.GetBytes($"{words} {Guid.NewGuid()}");

    public static byte[] Virus(string words = "") => [.. Fakes.FakeClamd.Eicar, .. words.Length > 0 ? Text(words) : []];

    /// <summary>The key of a case that came with these files.</summary>
    public static async Task<string> Sends(this HttpClient visitor, params (string Name, byte[] Bytes)[] files)
    {
        var made = await visitor.Complain(Complaining.Complaint(), "claim", files);
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return made.Headers.Location!.ToString().Split('/')[^1];
    }

    public static async Task<List<Attachment>> FilesOf(this World world, string key)
    {
        var id = (await world.CaseOf(key)).Id;
        await using var db = world.Db();
        return await db.Set<Attachment>().Where(f => f.CaseId == id).OrderBy(f => f.Name).ToListAsync(Cancel);
    }

    /// <summary>The scan of these bytes once it is as wanted.</summary>
    public static async Task<FileScan> Scan(this World world, byte[] bytes, Func<FileScan, bool> wanted)
    {
        var digest = SHA256.HashData(bytes);
        await using var db = world.Db();
        for (var tries = 0; ; tries++)
        {
            var scan = await db.Set<FileScan>().AsNoTracking().FirstOrDefaultAsync(s => s.Sha256 == digest, Cancel);
            if (scan is not null && wanted(scan))
                return scan;
            Assert.True(tries < 600, $"the scan is {scan?.Verdict?.ToString() ?? "waiting"}, tried {scan?.Tries} times, next {scan?.NextTryAt:O}, {scan?.Finding}");
            await Task.Delay(50, Cancel);
        }
    }

    public static Task<FileScan> Judged(this World world, byte[] bytes, FileVerdict verdict) => world.Scan(bytes, scan => scan.Verdict == verdict);

    /// <summary>As if the time to look again had come.</summary>
    public static Task Hurry(this World world) =>
        world.Services.GetRequiredService<Writer>().Do(work => work.Sql.Run("UPDATE file_scans SET next_try_at = @p0 WHERE next_try_at > @p0", work.Now));

    /// <summary>The addresses of the files on the customer's page, in the order of their names.</summary>
    public static async Task<List<string>> LinksOf(this HttpClient visitor, string key) =>
        [.. (await visitor.Open($"/track/{key}")).QuerySelectorAll("a.file").OrderBy(a => a.TextContent, StringComparer.Ordinal).Select(a => a.GetAttribute("href")!)];

    public static async Task<List<string>> HistoryOf(this World world, string key)
    {
        var id = (await world.CaseOf(key)).Id;
        await using var db = world.Db();
        return await db.Set<HistoryEntry>().Where(h => h.CaseId == id).OrderBy(h => h.Index).Select(h => h.What).ToListAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
