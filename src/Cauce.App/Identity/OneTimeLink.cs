using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>A link that lets somebody choose a password, once and for a while. The token itself is in the link and nowhere else.</summary>
public sealed class OneTimeLink
{
    public const string FirstRun = "first-run";
    public const string Invitation = "invitation";

    /// <summary>SHA-256 of the token.</summary>
    public byte[] Hash { get; set; } = [];

    public string Purpose { get; set; } = "";

    /// <summary>Whose password it sets; nobody's at the first run.</summary>
    public Guid? StaffId { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static OneTimeLink Of(string token, string purpose, Guid? staff, DateTimeOffset expiresAt) =>
        new() { Hash = HashOf(token), Purpose = purpose, StaffId = staff, ExpiresAt = expiresAt };

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal static class OneTimeLinks
{
    /// <summary>The link a token opens.</summary>
    /// <exception cref="MissingException">None: unknown, used, expired, or for something else. Nobody can tell which.</exception>
    public static async Task<OneTimeLink> Find(this AppDb db, string token, string purpose, DateTimeOffset now, CancellationToken cancel = default)
    {
        var hash = OneTimeLink.HashOf(token);
        var link = await db.Set<OneTimeLink>().FirstOrDefaultAsync(
            l => l.Hash == hash && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now, cancel);
        return link ?? throw new MissingException("link");
    }

    /// <summary>Uses the link up, for one caller only, even when two nodes are asked at once.</summary>
    /// <exception cref="MissingException">See <see cref="Find"/>.</exception>
    public static async Task<OneTimeLink> Spend(this Work work, string token, string purpose)
    {
        var link = await work.Db.Find(token, purpose, work.Now);
        var spent = await work.Db.Set<OneTimeLink>().Where(l => l.Hash == link.Hash && l.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, work.Now));
        if (spent != 1)
            throw new MissingException("link");
        work.Db.ChangeTracker.Clear();
        return link;
    }

    /// <summary>A new link for one person; the ones made for them before are void.</summary>
    /// <returns>The token, to be shown once.</returns>
    public static async Task<string> Invite(this Work work, Guid staff)
    {
        await work.Db.Set<OneTimeLink>().Where(l => l.StaffId == staff).ExecuteDeleteAsync();
        var token = OneTimeLink.NewToken();
        work.Db.Add(OneTimeLink.Of(token, OneTimeLink.Invitation, staff, work.Now.AddDays(7)));
        return token;
    }
}
