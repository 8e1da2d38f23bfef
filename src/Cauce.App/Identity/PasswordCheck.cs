using System.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace Cauce.App.Identity;

/// <summary>
/// Tries an e-mail and a password. Whoever is not let in learns nothing from it: a wrong password, an unknown address, a
/// locked and a deactivated account get the same answer after the same time.
/// </summary>
public sealed class PasswordCheck(UserManager<Staff> users, IPasswordHasher<Staff> hasher)
{
    /// <summary>A refusal takes a whole number of these; longer than any of the paths to it takes.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(400);

    private static readonly Staff Nobody = new();
    private static string? hashOfNobody;

    /// <returns>Who it is, or null.</returns>
    public async Task<Staff?> Try(string? email, string? password)
    {
        var started = Stopwatch.GetTimestamp();
        var known = await users.FindByEmailAsync(email ?? "");
        var fits = Fits(known, password is { Length: <= PasswordRule.MaxLength } ? password : "");
        if (known is { DeactivatedAt: null } && !await users.IsLockedOutAsync(known))
        {
            if (fits)
            {
                await users.ResetAccessFailedCountAsync(known);
                return known;
            }
            await users.AccessFailedAsync(known);
        }
        await WaitForTheStep(started);
        return null;
    }

    /// <summary>Always hashes once, whoever it is.</summary>
    private bool Fits(Staff? known, string password)
    {
        var hash = known?.PasswordHash ?? (hashOfNobody ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        return hasher.VerifyHashedPassword(known ?? Nobody, hash, password) != PasswordVerificationResult.Failed && known?.PasswordHash is not null;
    }

    private static Task WaitForTheStep(long started)
    {
        var spent = Stopwatch.GetElapsedTime(started);
        var steps = Math.Ceiling(spent / Step);
        return Task.Delay(Step * Math.Max(1, steps) - spent);
    }
}
