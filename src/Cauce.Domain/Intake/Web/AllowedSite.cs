using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Web;

/// <summary>A site of the organisation whose pages may show our form in a frame.</summary>
public sealed class AllowedSite
{
    private const int Longest = 200;

    private AllowedSite() { }

    public AllowedSite(string origin, Actor actor, DateTimeOffset now)
    {
        Origin = origin;
        By = actor.Id;
        ByName = actor.Name;
        At = now;
    }

    /// <summary>As browsers write it (RFC 6454): <c>https://www.empresa.example</c>, with its port where that is not the usual one.</summary>
    public string Origin { get; private set; } = "";

    public Guid? By { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The origin of an address as people type it: with or without its scheme and path.</summary>
    /// <exception cref="RefusedException">It is no address of a site, or not an encrypted one; only this machine may be without.</exception>
    public static string ReadOrigin(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (!text.Contains("://", StringComparison.Ordinal))
            text = "https://" + text;
        if (text.Length > Longest || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || !IsHost(url))
            throw SiteRefusals.NotASite.AsException();
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            SiteRefusals.NotEncrypted.Enforce();
        return $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : $":{url.Port}")}".ToLowerInvariant();
    }

    /// <summary>What a policy of browsers would read as something else than one host is none: stars, quotes, semicolons.</summary>
    private static bool IsHost(Uri url) =>
        url.IdnHost.Length > 0 && (url.HostNameType is UriHostNameType.IPv4 || url.IdnHost.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'));
}

public static class SiteRefusals
{
    public static readonly Refusal NotASite = new("site.not-a-site") { Field = "Origin" };
    public static readonly Refusal NotEncrypted = new("site.not-encrypted") { Field = "Origin" };
}
