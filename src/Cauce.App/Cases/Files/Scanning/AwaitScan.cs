using Cauce.App.Data;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>Notes, as part of an act, that bytes are to be judged.</summary>
public static class AwaitScan
{
    /// <summary>Bytes that are known keep their verdict; where it is a bad one, those who have just brought them are told.</summary>
    public static void Await(this Work work, byte[] sha256, long size) => work.Sql.Later(
        "INSERT INTO file_scans (sha256, size, waiting_since, next_try_at, tries) VALUES (@p0, @p1, @p2, @p2, 0) "
        + "ON CONFLICT (sha256) DO UPDATE SET next_try_at = @p2 WHERE file_scans.verdict = 2", sha256, size, work.Now);
}
