using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>Asks the scanner about bytes and writes down what it says: once for the bytes, and for bad news in every case that has them.</summary>
internal sealed class JudgeFile(Settings settings, FileStore files, Writer writer, TimeProvider time, ILogger<JudgeFile> log) : IAct
{
    /// <summary>How long nothing need be heard of a scanner that was there.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);

    /// <summary>How often it is written down that all is as it was.</summary>
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(10);

    private readonly Clamd? clamd = ClamdAddress.Read(settings.Clamd) is { } address ? new Clamd(address) { Deadline = settings.ClamdDeadline } : null;
    private string engine = "";
    private DateTimeOffset heard = DateTimeOffset.MinValue;
    private DateTimeOffset noted = DateTimeOffset.MinValue;
    private string? trouble;

    /// <summary>Whether there is somebody to ask. What is heard of it is kept for the console.</summary>
    public async Task<bool> IsScannerThere(CancellationToken cancel)
    {
        if (clamd is null || (trouble is null && heard > time.GetUtcNow() - Trusted))
            return clamd is not null;
        try
        {
            var known = engine;
            engine = await clamd.Version(cancel);
            heard = time.GetUtcNow();
            if (trouble is not null || engine != known || noted < heard - NotedEvery)
                await Note(scanner => scanner.Answered(engine, time.Now()), cancel);
            trouble = null;
            return true;
        }
        catch (ClamdException failure)
        {
            await NoteTrouble(failure, cancel);
            return false;
        }
    }

    /// <param name="claim">The moment it was claimed until; somebody else's is left alone.</param>
    public async Task Do(FileScan scan, DateTimeOffset claim, CancellationToken cancel)
    {
        if (scan.Verdict != FileVerdict.Infected)
            await Ask(scan, cancel);
        await writer.Do(async work =>
        {
            var next = scan.Verdict == FileVerdict.Infected ? null : scan.NextTryAt;
            var settled = await work.Sql.Run(
                "UPDATE file_scans SET verdict = @p2, finding = @p3, engine = @p4, judged_at = @p5, next_try_at = @p6, tries = @p7 WHERE sha256 = @p0 AND next_try_at = @p1",
                scan.Sha256, claim, (int?)scan.Verdict, scan.Finding, scan.Engine, scan.JudgedAt, next, scan.Tries);
            // After the change: who adds the same bytes at this moment waits for it, and makes the row due once more.
            if (settled == 1 && scan.Verdict == FileVerdict.Infected)
                await Tell(scan, work);
        }, CancellationToken.None);
    }

    private async Task Ask(FileScan scan, CancellationToken cancel)
    {
        try
        {
            await using var content = files.Open(scan.Sha256) ?? throw new FileNotFoundException();
            var reply = await clamd!.Scan(content, cancel);
            scan.Judge(reply.Verdict, reply.Finding, engine, time.Now());
        }
        catch (ClamdException failure) when (failure.Fault == ClamdFault.Unreachable)
        {
            scan.PutOff(time.Now());
            await NoteTrouble(failure, cancel);
        }
        catch (ClamdException failure)
        {
            // It may be these bytes that it cannot bear: the others are asked about first.
            scan.Fail($"{failure.Fault}: {failure.Message}", engine, time.Now());
            heard = DateTimeOffset.MinValue;
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            log.LogError(lost, "The store does not give the bytes of a file that waits to be scanned");
            scan.Fail("not in the store", engine, time.Now());
        }
    }

    private static async Task Tell(FileScan scan, Work work)
    {
        foreach (var file in await work.Db.Set<Attachment>().AsNoTracking().Where(f => f.Sha256 == scan.Sha256).OrderBy(f => f.At).ToListAsync())
        {
            var told = await work.Db.Set<HistoryEntry>().AsNoTracking().Where(h => h.CaseId == file.CaseId && h.What == CaseHistory.FileInfected).ToListAsync();
            if (!told.Exists(h => h.ReadDetails().GetValueOrDefault("file") == file.Id.ToString()))
                (await work.Case(file.CaseId)).Quarantine(file, scan.Finding ?? "", work.Now);
        }
    }

    private async Task NoteTrouble(ClamdException failure, CancellationToken cancel)
    {
        var words = failure.Fault.ToString();
        if (trouble is null)
            log.LogWarning("The scanner at {Address} does not do its work: {Trouble}", settings.Clamd, failure.Message);
        var isNews = trouble != words;
        trouble = words;
        if (isNews)
            await Note(scanner => scanner.Failed(words, time.Now()), cancel);
    }

    private Task Note(Action<Scanner> change, CancellationToken cancel) => writer.Do(async work =>
    {
        var scanner = await work.Db.Set<Scanner>().AsTracking().FirstOrDefaultAsync(s => s.Address == settings.Clamd);
        if (scanner is null)
            work.Db.Add(scanner = new Scanner(settings.Clamd!));
        change(scanner);
        noted = time.GetUtcNow();
    }, cancel);
}
