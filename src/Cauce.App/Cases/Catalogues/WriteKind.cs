using System.Globalization;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Catalogues;

/// <summary>Adds a kind of case, or changes one. Cases already registered keep the flow and the number they have.</summary>
public sealed class WriteKind(Writer writer, Catalogue catalogue) : IAct
{
    /// <param name="code">Of the kind that is changed; null adds one.</param>
    /// <exception cref="RefusedException">The code is taken, or its numbers would clash with another kind's.</exception>
    public async Task<string> Do(string? code, KindInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var written = await writer.Do(async work =>
        {
            var kinds = await work.Db.Set<Kind>().OrderBy(k => k.Position).ToListAsync();
            var kind = code is null ? Add(input, kinds, work) : kinds.Find(k => k.Code == code) ?? throw new MissingException("kind");
            input.Fill(kind, kinds.Where(other => other != kind), language);
            await work.Next(Catalogue.Stamp);
            return kind.Code;
        }, cancel);
        await catalogue.Reload(cancel);
        return written;
    }

    private static Kind Add(KindInput input, List<Kind> kinds, Work work)
    {
        var code = input.Code?.Trim() ?? "";
        CatalogueRules.WhyNotCode(code).Enforce();
        if (kinds.Exists(kind => kind.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
            CatalogueRefusals.CodeTaken.With(code).Enforce();
        var added = new Kind(code, new LocalText("", ""), Phase.Contract, input.ReadSeries());
        added.Describe(added.Name, added.Invitation, added.Phase, kinds.Select(kind => kind.Position).DefaultIfEmpty(0).Max() + 1);
        work.Db.Add(added);
        return added;
    }
}

/// <summary>Takes a kind out of use, or back into it.</summary>
public sealed class RetireKind(Writer writer, Catalogue catalogue) : IAct
{
    /// <exception cref="RefusedException">It is the last one.</exception>
    public async Task Do(string code, bool retired, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        await writer.Do(async work =>
        {
            var kinds = await work.Db.Set<Kind>().ToListAsync();
            var kind = kinds.Find(k => k.Code == code) ?? throw new MissingException("kind");
            if (retired && !kinds.Exists(other => other != kind && other.RetiredAt is null))
                CatalogueRefusals.LastKind.Enforce();
            if (retired)
                kind.Retire(work.Now);
            else
                kind.Restore();
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

/// <summary>Exchanges a kind with the one above or below it, as the portal offers them.</summary>
public sealed class MoveKind(Writer writer, Catalogue catalogue) : IAct
{
    public async Task Do(string code, bool up, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        await writer.Do(async work =>
        {
            var kinds = await work.Db.Set<Kind>().OrderBy(k => k.Position).ThenBy(k => k.Code).ToListAsync();
            var at = kinds.FindIndex(kind => kind.Code == code);
            var to = at + (up ? -1 : 1);
            if (at < 0)
                throw new MissingException("kind");
            if (to < 0 || to >= kinds.Count)
                return;
            (kinds[at], kinds[to]) = (kinds[to], kinds[at]);
            for (var place = 0; place < kinds.Count; place++)
                kinds[place].Describe(kinds[place].Name, kinds[place].Invitation, kinds[place].Phase, place + 1);
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}
