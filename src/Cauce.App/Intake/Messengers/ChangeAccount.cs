using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>Changes an account with a messenger. A key that is not given stays.</summary>
internal sealed class ChangeAccount(Writer writer, MessengerBook book, AccountSeal seal, OutsideHttp http) : IAct
{
    /// <exception cref="RefusedException">A fact is wrong, or somebody changed it meanwhile.</exception>
    public Task Do(Id<MessengerAccount> id, AccountInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageMailboxes);
        return writer.Do(async work =>
        {
            var account = await Find(id, work);
            account.Expect(input.Version);
            var messenger = book.Of(account.Provider);
            var secrets = messenger.Complete(input.ReadSecrets(seal.Open(account).Secrets));
            await AddAccount.Describe(account, input.Read(messenger, work), (messenger, secrets), http, work);
            account.Seal(seal.Close(secrets));
        }, cancel);
    }

    /// <summary>To be changed.</summary>
    /// <exception cref="MissingException">There is none.</exception>
    internal static async Task<MessengerAccount> Find(Id<MessengerAccount> id, Work work) =>
        await work.Db.Set<MessengerAccount>().AsTracking().FirstOrDefaultAsync(a => a.Id == id) ?? throw new MissingException("account");
}

/// <summary>Stops an account until it is resumed: what is posted is turned away for the messenger to try again, what is to go out waits.</summary>
internal sealed class PauseAccount(Writer writer) : IAct
{
    /// <param name="paused">False: it works again.</param>
    /// <exception cref="RefusedException">It is so already.</exception>
    public Task Do(Id<MessengerAccount> id, bool paused, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageMailboxes);
        return writer.Do(async work =>
        {
            var account = await ChangeAccount.Find(id, work);
            if (paused)
                account.Pause(actor, work.Now);
            else
                account.Resume();
        }, cancel);
    }
}
