using Cauce.App.Data;

namespace Cauce.App.Identity;

/// <summary>Signs the actor out everywhere, here too: every browser must sign in again.</summary>
public sealed class EndSessions(Writer writer, Sessions sessions) : IAct
{
    public async Task Do(Actor actor, CancellationToken cancel = default)
    {
        var id = actor.Id ?? throw new MissingException("person");
        await writer.Do(async work => (await work.Person(id)).SignOutEverywhere(), cancel);
        sessions.Forget(id);
    }
}
