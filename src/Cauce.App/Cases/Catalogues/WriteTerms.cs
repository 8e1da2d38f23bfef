using Cauce.App.Data;
using Cauce.App.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Catalogues;

/// <summary>Sets the terms of a kind, or those of every kind that has none of its own (<c>*</c>). Cases already registered keep their clocks.</summary>
public sealed class WriteTerms(Writer writer, Catalogue catalogue) : IAct
{
    /// <exception cref="RefusedException">A term cannot be read.</exception>
    public async Task Do(string kind, TermsInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        Kinds.Must(kind, catalogue.Current);
        var plan = input.Read();
        await writer.Do(async work =>
        {
            var terms = await work.Db.Set<ClockTerms>().FirstOrDefaultAsync(t => t.Kind == kind);
            if (terms is null)
                work.Db.Add(terms = new ClockTerms { Kind = kind });
            (terms.Acknowledge, terms.Progress, terms.Answer) = (plan.Acknowledge.ToString(), plan.Progress.ToString(), plan.Answer.ToString());
            terms.Source = plan.LegalSource;
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

/// <summary>Gives a kind the general terms again.</summary>
public sealed class DropTerms(Writer writer, Catalogue catalogue) : IAct
{
    public async Task Do(string kind, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        if (kind == "*")
            throw new MissingException("terms");
        await writer.Do(async work =>
        {
            if (await work.Db.Set<ClockTerms>().FirstOrDefaultAsync(t => t.Kind == kind) is { } terms)
                work.Db.Remove(terms);
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

internal static class Kinds
{
    /// <exception cref="MissingException">Neither a kind nor <c>*</c>.</exception>
    public static void Must(string kind, Catalogue.Snapshot known)
    {
        if (kind != "*" && !known.Kinds.Has(kind))
            throw new MissingException("kind");
    }
}
