using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Cauce.App.Cases;
using Cauce.App.Cases.Files.Scanning;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Portal;

/// <summary>What a link to a file says beside which file it is.</summary>
/// <param name="Until">Last moment it is good, in seconds since 1970.</param>
/// <param name="Signature">Over case, file and moment.</param>
/// <param name="Inline">Shown in the page; pictures only.</param>
internal sealed record DownloadLink(
    [FromQuery(Name = "until")] long? Until, [FromQuery(Name = "signature")] string? Signature, [FromQuery(Name = "inline")] bool? Inline);

/// <summary>
/// Links to files that end: kept in a history, a log or a forwarded mail they give nobody the file for ever. Pages always
/// carry fresh ones, which stay the same for a quarter of an hour so that browsers need not fetch a picture twice.
/// </summary>
public sealed class DownloadLinks(TrackingKeys keys, TimeProvider time)
{
    /// <summary>At least.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private const int Step = 15 * 60;
    private const int SignatureBytes = 16;

    /// <param name="key">Of the case.</param>
    public string Of(string key, Guid file, bool inline = false)
    {
        var until = (time.GetUtcNow() + GoodFor).ToUnixTimeSeconds() / Step * Step + Step;
        return string.Create(CultureInfo.InvariantCulture, $"/track/{key}/files/{file}?until={until}&signature={Sign(key, file, until)}{(inline ? "&inline=true" : "")}");
    }

    internal bool IsGood(string key, Guid file, DownloadLink link)
    {
        if (link is not { Until: { } until, Signature: { } signature } || until < time.GetUtcNow().ToUnixTimeSeconds())
            return false;
        return CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(signature), System.Text.Encoding.ASCII.GetBytes(Sign(key, file, until)));
    }

    private string Sign(string key, Guid file, long until) =>
        Base64Url.EncodeToString(keys.Sign(string.Create(CultureInfo.InvariantCulture, $"file\n{key}\n{file:n}\n{until}")).AsSpan(0, SignatureBytes));
}

/// <summary>What the portal needs to give a customer a file.</summary>
internal sealed record FilesForCustomer(DownloadLinks Links, GuardedFiles Guarded);
