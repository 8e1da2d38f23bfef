using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>Adds an account with a messenger.</summary>
internal sealed class AddAccount(Writer writer, MessengerBook book, AccountSeal seal, OutsideHttp http) : IAct
{
    /// <exception cref="RefusedException">A fact or a key is missing or wrong, or another account has the name.</exception>
    public Task<Id<MessengerAccount>> Do(AccountInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageMailboxes);
        if (!book.Has(input.Provider))
            throw new MissingException("messenger");
        var messenger = book.Of(input.Provider!);
        var secrets = messenger.Complete(input.ReadSecrets(new AccountSecrets()));
        return writer.Do(async work =>
        {
            var account = new MessengerAccount(Id<MessengerAccount>.New(work.Now), messenger.Code, work.Now);
            await Describe(account, input.Read(messenger, work), (messenger, secrets), http, work);
            account.Seal(seal.Close(secrets));
            work.Db.Add(account);
            return account.Id;
        }, cancel);
    }

    /// <exception cref="RefusedException">A fact or a key is missing or wrong, or another account has the name.</exception>
    internal static async Task Describe(MessengerAccount account, AccountFacts facts, (IMessenger Messenger, AccountSecrets Secrets) by, OutsideHttp http, Work work)
    {
        account.Describe(facts);
        if (account.Address.Length > 0)
            http.WhyNot(account.Address).Enforce();
        by.Messenger.WhyNot(facts, by.Secrets).Enforce();
        if (await work.Db.Set<MessengerAccount>().AsNoTracking().AnyAsync(a => a.Id != account.Id && a.Name == account.Name))
            AccountRefusals.NameTaken.Enforce();
    }
}
