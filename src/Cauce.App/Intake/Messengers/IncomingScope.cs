using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Messengers;

/// <summary>Which messages an actor sees. Every list, page and act by hand starts here.</summary>
internal static class IncomingScope
{
    /// <summary>Those of the actor's branches that belong to no case, and those of the cases the actor sees.</summary>
    public static IQueryable<IncomingMessage> IncomingVisibleTo(this AppDb db, Actor actor)
    {
        var messages = db.Set<IncomingMessage>().AsQueryable();
        if (actor.Kind == ActorKind.System)
            return messages;
        if (!actor.May(Permission.WorkCases))
            return messages.Where(m => false);
        var cases = db.CasesVisibleTo(actor);
        var (all, branches) = (actor.SeesAllBranches, actor.Branches);
        return messages.Where(m => m.CaseId == null ? all || branches.Contains(m.Branch) : cases.Any(c => c.Id == m.CaseId));
    }

    /// <summary>To be changed.</summary>
    /// <exception cref="MissingException">There is none, or the actor may not see it.</exception>
    public static async Task<IncomingMessage> Incoming(this Work work, Actor actor, Id<IncomingMessage> id) =>
        await work.Db.IncomingVisibleTo(actor).AsTracking().FirstOrDefaultAsync(m => m.Id == id) ?? throw new MissingException("message");
}

/// <summary>What was posted stays in the file store.</summary>
internal sealed class FilesOfPosts : INamesFiles
{
    public async IAsyncEnumerable<byte[]> Named(AppDb db)
    {
        await foreach (var digest in db.Set<IncomingMessage>().Select(m => m.Sha256).AsAsyncEnumerable())
            yield return digest;
    }
}
