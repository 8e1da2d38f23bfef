using System.Security.Cryptography;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>Connects an account now, and writes down whether it works.</summary>
internal sealed class ConnectAccount(Writer writer, MessengerBook book, AccountSeal seal, Settings settings, IDbContextFactory<AppDb> databases) : IAct
{
    public string HookOf(MessengerAccount account) =>
        $"{settings.BaseUrl}/hooks/{(account.Provider == "webhook" ? "" : account.Provider + "/")}{account.Id.Value}";

    /// <exception cref="MissingException">There is no such account.</exception>
    public async Task<AccountCheck> Do(Id<MessengerAccount> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageMailboxes);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var account = await db.Set<MessengerAccount>().FirstOrDefaultAsync(a => a.Id == id, cancel) ?? throw new MissingException("account");
        var found = await Try(account, cancel);
        await writer.Do(async work =>
        {
            var mine = await ChangeAccount.Find(id, work);
            if (found.Trouble is { } trouble)
                mine.Fails(trouble, work.Now);
            else
                mine.Works();
        }, CancellationToken.None);
        return found;
    }

    private async Task<AccountCheck> Try(MessengerAccount account, CancellationToken cancel)
    {
        try
        {
            return await book.Of(account.Provider).Connect(seal.Open(account), HookOf(account), cancel);
        }
        catch (CryptographicException)
        {
            return new AccountCheck(Texts.SealBroken, "");
        }
        catch (Exception trouble) when (OutsideHttp.IsPassing(trouble, cancel))
        {
            return new AccountCheck(trouble is OperationCanceledException ? Texts.NoAnswerInTime : (trouble.InnerException ?? trouble).Message, "");
        }
    }
}
