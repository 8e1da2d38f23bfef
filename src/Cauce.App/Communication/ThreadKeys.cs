using Cauce.App.Data;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication;

/// <summary>The secret of the installation that the tokens of its letters are signed with.</summary>
public sealed class ThreadKeys
{
    private byte[] secret = [];

    public async Task Load(AppDb db, CancellationToken cancel = default) => secret = await Secret.Of("threads", db, cancel);

    /// <summary>The same each time it is asked for: a letter sent twice is one.</summary>
    public ThreadToken Of(OutboxMessage letter) => ThreadToken.For(secret, letter.CaseId, letter.Id, letter.AddressKey);

    /// <param name="letter">The one the token names.</param>
    public ThreadTokenCheck Check(ThreadToken token, OutboxMessage letter) => token.Check(secret, letter.CaseId, letter.AddressKey);
}
