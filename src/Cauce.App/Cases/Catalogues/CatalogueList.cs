using System.Globalization;
using System.Linq.Expressions;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Catalogues;

/// <summary>An editable list of codes with names. One more list is one more class here.</summary>
public abstract class CatalogueList(string name, string filter)
{
    public static readonly IReadOnlyList<CatalogueList> All = [new ReasonList(), new CategoryList(), new ChannelList(), new AreaList(), new ProcessList()];

    /// <summary>As its page is called in the address.</summary>
    public string Name => name;

    /// <summary>As the filter of the list of cases is called.</summary>
    public string Filter => filter;

    public string Title => Say("Title");

    public string Lead => Say("Lead");

    /// <summary>Entries stand under others.</summary>
    public virtual bool IsTree => false;

    /// <summary>Entries have a text that the portal publishes.</summary>
    public virtual bool HasContact => false;

    /// <summary>The organisation says what its entries cost.</summary>
    public virtual bool HasCost => false;

    /// <summary>The code of this list on a case.</summary>
    public abstract Expression<Func<Case, string?>> OnCase { get; }

    /// <summary>All entries in their order; changes are saved where the context tracks.</summary>
    public abstract Task<List<CatalogueEntry>> Read(AppDb db, CancellationToken cancel = default);

    public abstract CatalogueEntry Make(string code, LocalText name, int position);

    /// <summary>What entries of this list have besides their name.</summary>
    /// <exception cref="RefusedException">It cannot be so.</exception>
    public virtual void Fill(CatalogueEntry entry, EntryInput input, IReadOnlyList<CatalogueEntry> all) { }

    public virtual void FillBack(CatalogueEntry entry, EntryInput input) { }

    /// <summary>Only neighbours change places; in a tree those under the same entry.</summary>
    public virtual bool AreNeighbours(CatalogueEntry one, CatalogueEntry other) => true;

    public virtual Refusal? WhyNotRetire(CatalogueEntry entry) => null;

    private string Say(string what) => Texts.ResourceManager.GetString($"{what}_{name}", CultureInfo.CurrentUICulture) ?? name;
}

public abstract class CatalogueList<T>(string name, string filter) : CatalogueList(name, filter) where T : CatalogueEntry
{
    public override async Task<List<CatalogueEntry>> Read(AppDb db, CancellationToken cancel = default) =>
        (await db.Set<T>().OrderBy(e => e.Position).ThenBy(e => e.Code).ToListAsync(cancel)).ConvertAll(entry => (CatalogueEntry)entry);
}

internal sealed class ReasonList() : CatalogueList<Reason>("reasons", "reason")
{
    public override Expression<Func<Case, string?>> OnCase => c => c.Reason;

    public override CatalogueEntry Make(string code, LocalText name, int position) => new Reason(code, name, position);
}

internal sealed class AreaList() : CatalogueList<Area>("areas", "area")
{
    public override Expression<Func<Case, string?>> OnCase => c => c.Area;

    public override CatalogueEntry Make(string code, LocalText name, int position) => new Area(code, name, position);
}

internal sealed class ProcessList() : CatalogueList<Process>("processes", "process")
{
    public override Expression<Func<Case, string?>> OnCase => c => c.Process;

    public override CatalogueEntry Make(string code, LocalText name, int position) => new Process(code, name, position);
}

internal sealed class CategoryList() : CatalogueList<Category>("categories", "category")
{
    public override bool IsTree => true;

    public override Expression<Func<Case, string?>> OnCase => c => c.Category;

    public override CatalogueEntry Make(string code, LocalText name, int position) => new Category(code, name, position, parent: null);

    public override void Fill(CatalogueEntry entry, EntryInput input, IReadOnlyList<CatalogueEntry> all)
    {
        var parent = string.IsNullOrWhiteSpace(input.Parent) ? null : input.Parent;
        CatalogueRules.WhyNotUnder(entry.Code, parent, [.. all.OfType<Category>()]).Enforce();
        ((Category)entry).PutUnder(parent);
    }

    public override void FillBack(CatalogueEntry entry, EntryInput input) => input.Parent = ((Category)entry).Parent;

    public override bool AreNeighbours(CatalogueEntry one, CatalogueEntry other) => ((Category)one).Parent == ((Category)other).Parent;
}

internal sealed class ChannelList() : CatalogueList<Channel>("channels", "channel")
{
    public override bool HasContact => true;

    public override bool HasCost => true;

    public override Expression<Func<Case, string?>> OnCase => c => c.Channel;

    public override CatalogueEntry Make(string code, LocalText name, int position) => new Channel(code, name, position);

    public override void Fill(CatalogueEntry entry, EntryInput input, IReadOnlyList<CatalogueEntry> all)
    {
        var channel = (Channel)entry;
        channel.Publish(new LocalText(input.ContactEs?.Trim() ?? "", input.ContactEn?.Trim() ?? ""));
        channel.Price(input.Costs.PerCase, input.Costs.PerMonth);
    }

    /// <summary>Amounts with their currency: after it changed they are refused rather than taken for amounts of the new one.</summary>
    public override void FillBack(CatalogueEntry entry, EntryInput input)
    {
        var channel = (Channel)entry;
        (input.ContactEs, input.ContactEn) = (channel.Contact.Es, channel.Contact.En);
        (input.CostPerCase, input.CostPerMonth) = (channel.CostPerCase?.Format(CultureInfo.CurrentCulture), channel.CostPerMonth?.Format(CultureInfo.CurrentCulture));
    }

    public override Refusal? WhyNotRetire(CatalogueEntry entry) => entry.Code == "import" ? CatalogueRefusals.ImportChannel : null;
}
