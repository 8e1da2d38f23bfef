using Cauce.App.Cases;
using Cauce.App.Data;

namespace Cauce.App.Portal;

/// <summary>The customer says that they were heard and understood.</summary>
public sealed class ConfirmRestatement(Writer writer) : IAct
{
    /// <exception cref="RefusedException">Nothing was restated.</exception>
    /// <exception cref="MissingException">The key opens nothing.</exception>
    public Task Do(string key, Actor actor, CancellationToken cancel = default) => writer.Do(async work =>
    {
        var understood = await work.CaseByTrackingKey(TrackingKeys.Hash(key));
        if (understood.RestatementConfirmedAt is null)
            understood.ConfirmRestatement(actor, work.Now);
    }, cancel);
}
