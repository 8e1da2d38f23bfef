using System.Security.Cryptography;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.DataProtection;

namespace Cauce.App.Portal;

/// <summary>
/// A form carries the identity of the case it will become, sealed so that nobody can name somebody else's. However often it
/// is sent (a double click, a bad line, the back button) it is one case.
/// </summary>
internal sealed class FormTickets(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly ITimeLimitedDataProtector sealer = protection.CreateProtector("Cauce.FormTickets").ToTimeLimitedDataProtector();

    public string New() => sealer.Protect(Guid.CreateVersion7(time.GetUtcNow()).ToString("n"), TimeSpan.FromDays(7));

    /// <summary>A ticket that is missing, too old or not ours makes a case of its own.</summary>
    public Id<Case>? Read(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket))
            return null;
        try
        {
            return Id<Case>.Parse(sealer.Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
