using Cauce.App.Cases;
using Cauce.App.Data;

namespace Cauce.App.Communication;

/// <summary>A colleague has the case in front of them: what they were asked to read in it is read.</summary>
public sealed class ReadMentions(Writer writer) : IAct
{
    public async Task Do(string number, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ViewCases);
        if (actor.Id is { } staff)
            await writer.Do(async work => await Mentions.MarkRead(work.Db, (await work.Case(actor, number)).Id, staff, work.Now), cancel);
    }
}
