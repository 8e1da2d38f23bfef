using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases.Catalogues;

/// <summary>Adds an entry at the end of a list.</summary>
public sealed class AddEntry(Writer writer, Catalogue catalogue, Settings settings) : IAct
{
    /// <exception cref="RefusedException">The code is taken or no code, the place in the tree is impossible, or a cost is none.</exception>
    public async Task Do(CatalogueList list, EntryInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        input.ReadCosts(settings.Currency);
        var code = input.Code?.Trim() ?? "";
        CatalogueRules.WhyNotCode(code).Enforce();
        await writer.Do(async work =>
        {
            var all = await list.Read(work.Db);
            if (all.Exists(entry => entry.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
                CatalogueRefusals.CodeTaken.With(code).Enforce();
            var added = list.Make(code, input.Name(), all.Select(entry => entry.Position).DefaultIfEmpty(0).Max() + 1);
            list.Fill(added, input, all);
            work.Db.Add(added);
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

/// <summary>Changes what an entry is called and what belongs to it; its code stays.</summary>
public sealed class EditEntry(Writer writer, Catalogue catalogue, Settings settings) : IAct
{
    /// <exception cref="MissingException">The list has no such entry.</exception>
    /// <exception cref="RefusedException">The place in the tree is impossible, or a cost is none.</exception>
    public async Task Do(CatalogueList list, string code, EntryInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        input.ReadCosts(settings.Currency);
        await writer.Do(async work =>
        {
            var all = await list.Read(work.Db);
            var entry = all.Of(code);
            entry.Describe(input.Name(), entry.Position);
            list.Fill(entry, input, all);
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

/// <summary>Takes an entry out of use, or back into it. Cases that carry it keep it.</summary>
public sealed class RetireEntry(Writer writer, Catalogue catalogue) : IAct
{
    /// <exception cref="RefusedException">The program itself needs it.</exception>
    public async Task Do(CatalogueList list, string code, bool retired, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        await writer.Do(async work =>
        {
            var entry = (await list.Read(work.Db)).Of(code);
            if (retired)
            {
                list.WhyNotRetire(entry).Enforce();
                entry.Retire(work.Now);
            }
            else
                entry.Restore();
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

/// <summary>Exchanges an entry with the neighbour above or below it.</summary>
public sealed class MoveEntry(Writer writer, Catalogue catalogue) : IAct
{
    public async Task Do(CatalogueList list, string code, bool up, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        await writer.Do(async work =>
        {
            var all = await list.Read(work.Db);
            var entry = all.Of(code);
            var neighbours = all.FindAll(other => list.AreNeighbours(entry, other));
            var neighbour = neighbours.ElementAtOrDefault(neighbours.IndexOf(entry) + (up ? -1 : 1));
            if (neighbour is null)
                return;
            var (at, to) = (all.IndexOf(entry), all.IndexOf(neighbour));
            (all[at], all[to]) = (all[to], all[at]);
            for (var place = 0; place < all.Count; place++)
                all[place].Describe(all[place].Name, place + 1);
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

internal static class Entries
{
    /// <exception cref="MissingException">There is none.</exception>
    public static CatalogueEntry Of(this List<CatalogueEntry> all, string code) => all.Find(entry => entry.Code == code) ?? throw new MissingException("entry");
}
