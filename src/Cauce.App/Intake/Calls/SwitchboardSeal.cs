using System.Buffers.Text;
using System.Security.Cryptography;
using Cauce.App.Data;
using Cauce.Domain.Intake.Calls;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Calls;

/// <summary>The secret the switchboard signs with, sealed with the installation's keys.</summary>
public sealed class SwitchboardSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector sealer = protection.CreateProtector("Cauce.Switchboard");

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public string Close(string secret) => sealer.Protect(secret);

    public string Open(Switchboard switchboard) => sealer.Unprotect(switchboard.Sealed);
}

/// <summary>Makes the secret of the switchboard, or makes it anew.</summary>
public sealed class MakeSwitchboardSecret(Writer writer, SwitchboardSeal seal) : IAct
{
    /// <returns>The secret; it can be read this once.</returns>
    public Task<string> Do(Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageConnections);
        var secret = SwitchboardSeal.NewSecret();
        return writer.Do(async work =>
        {
            if (await work.Db.Set<Switchboard>().AsTracking().FirstOrDefaultAsync(s => s.Id == Switchboard.TheOne) is { } known)
                known.Renew(seal.Close(secret), actor, work.Now);
            else
                work.Db.Add(new Switchboard(seal.Close(secret), actor, work.Now));
            return secret;
        }, cancel);
    }
}

/// <summary>No switchboard is heard any more.</summary>
public sealed class RemoveSwitchboard(Writer writer) : IAct
{
    public Task Do(Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageConnections);
        return writer.Do(work => work.Sql.Run("DELETE FROM switchboards"), cancel);
    }
}
