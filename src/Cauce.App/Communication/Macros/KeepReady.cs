using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Macros;

/// <summary>Writes a snippet, new or known.</summary>
public sealed class SaveSnippet(Writer writer) : IAct
{
    /// <param name="id">Null for a new one.</param>
    /// <exception cref="RefusedException">There is no text, or it is not the actor's to write.</exception>
    public Task<Id<Snippet>> Do(Guid? id, ReadyInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var (name, es, en) = (input.ReadName(), ReadyInput.ReadText(input.TextEs, "TextEs"), ReadyInput.ReadText(input.TextEn, "TextEn"));
        return writer.Do(async work =>
        {
            var snippet = id is { } known ? await work.Ready<Snippet>(s => s.Id == new Id<Snippet>(known), actor) : work.Db.Add(new Snippet(Id<Snippet>.New(work.Now))).Entity;
            snippet.Word(input.OwnerFor(actor), name, es, en, actor, work.Now);
            return snippet.Id;
        }, cancel);
    }
}

/// <summary>Writes a macro, new or known.</summary>
public sealed class SaveMacro(Writer writer) : IAct
{
    /// <param name="id">Null for a new one.</param>
    /// <exception cref="RefusedException">It would do nothing, or it is not the actor's to write.</exception>
    public Task<Id<Macro>> Do(Guid? id, MacroInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var (name, acts) = (input.ReadName(), input.ReadActs());
        var text = (ReadyInput.ReadText(input.TextEs, "TextEs"), ReadyInput.ReadText(input.TextEn, "TextEn"), input.AsNote);
        return writer.Do(async work =>
        {
            var macro = id is { } known ? await work.Ready<Macro>(m => m.Id == new Id<Macro>(known), actor) : work.Db.Add(new Macro(Id<Macro>.New(work.Now))).Entity;
            macro.Write(input.OwnerFor(actor), name, text, acts, actor, work.Now);
            return macro.Id;
        }, cancel);
    }
}

/// <summary>Throws a snippet or a macro away; what was said and done with it stays.</summary>
public sealed class DiscardReady(Writer writer) : IAct
{
    /// <exception cref="RefusedException">It is not the actor's.</exception>
    public Task Snippet(Guid id, Actor actor, CancellationToken cancel = default) =>
        writer.Do(async work => work.Db.Remove(await work.Ready<Snippet>(s => s.Id == new Id<Snippet>(id), actor)), cancel);

    /// <exception cref="RefusedException">It is not the actor's.</exception>
    public Task Macro(Guid id, Actor actor, CancellationToken cancel = default) =>
        writer.Do(async work => work.Db.Remove(await work.Ready<Macro>(m => m.Id == new Id<Macro>(id), actor)), cancel);
}

internal static class ReadyInHand
{
    /// <summary>To be changed by who may.</summary>
    /// <exception cref="MissingException">There is none such for the actor.</exception>
    public static async Task<T> Ready<T>(this Work work, System.Linq.Expressions.Expression<Func<T, bool>> isIt, Actor actor) where T : Ready
    {
        var found = await work.Db.Set<T>().AsTracking().FirstOrDefaultAsync(isIt);
        if (found is null || !found.IsFor(actor))
            throw new MissingException("ready");
        Domain.Communication.Ready.WhyNotKeep(found.OwnerId, actor).Enforce();
        return found;
    }
}
