using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>Ends a key: at once here, within seconds on other nodes. Revoking twice changes nothing.</summary>
public sealed class RevokeApiKey(Writer writer, KeyRing keys) : IAct
{
    /// <exception cref="MissingException">There is no such key.</exception>
    public async Task Do(Id<ApiKey> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageApiKeys);
        await writer.Do(async work =>
        {
            var key = await work.Db.Set<ApiKey>().AsTracking().FirstOrDefaultAsync(k => k.Id == id) ?? throw new MissingException("key");
            key.RevokedAt ??= work.Now;
        }, cancel);
        keys.Forget();
    }
}
