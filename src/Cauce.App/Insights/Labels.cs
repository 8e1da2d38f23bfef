using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Insights;

/// <summary>How the parts of a split are called: by people, by the API, and by the filter that finds their cases.</summary>
public sealed class Labels(Catalogue.Snapshot known)
{
    private readonly Dictionary<string, (string Code, string Name)> looked = new(StringComparer.Ordinal);
    private readonly string language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Reads the names of customers and products among the parts.</summary>
    public async Task Look(AppDb db, Dimension by, IEnumerable<string> keys, CancellationToken cancel)
    {
        if (by == Dimensions.Customer)
        {
            var ids = keys.Select(key => Id<Customer>.Parse(key)!.Value).ToList();
            foreach (var c in await db.Set<Customer>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.Reference }).ToListAsync(cancel))
                looked[c.Id.ToString()] = (c.Id.ToString(), c.Name);
        }
        else if (by == Dimensions.Product)
        {
            var ids = keys.Select(key => Id<Product>.Parse(key)!.Value).ToList();
            foreach (var p in await db.Set<Product>().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Code }).ToListAsync(cancel))
                looked[p.Id.ToString()] = (p.Code, p.Name);
        }
    }

    /// <summary>For people, in their language.</summary>
    public string Name(Dimension by, string key) => by.Name switch
    {
        "kind" => known.Kinds[key]?.Name.In(language) ?? key,
        "reason" => known.Reasons[key]?.Name.In(language) ?? key,
        "channel" => known.Channels[key]?.Name.In(language) ?? key,
        "area" => known.Areas[key]?.Name.In(language) ?? key,
        "category" => known.Categories[key]?.Name.In(language) ?? key,
        "branch" => BranchOf(key)?.Name ?? key,
        "month" => Month(key),
        "customer" or "product" => looked.TryGetValue(key, out var entry) ? entry.Name : key,
        _ => Texts.ResourceManager.GetString($"{by.Name}_{Code(by, key)}", CultureInfo.CurrentUICulture) ?? key,
    };

    /// <summary>As the API writes it: <c>2026-03</c>, <c>serious</c>, <c>inProgress</c>, a code, an id.</summary>
    public string Code(Dimension by, string key) => by.Name switch
    {
        "month" => Months.Parse(key).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        "branch" => BranchOf(key)?.Code ?? key,
        "stage" => Choice.Write((Stage)Number(key)),
        "priority" => Choice.Write((Priority)Number(key)),
        "severity" => Choice.Write((Severity)Number(key)),
        "origin" => Choice.Write((Origin)Number(key)),
        "product" => looked.TryGetValue(key, out var entry) ? entry.Code : key,
        _ => key,
    };

    /// <summary>The filter for the cases of one part.</summary>
    public CaseFilter Narrow(CaseFilter filter, Dimension by, string key) =>
        by == Dimensions.Branch ? filter with { Branches = [Code(by, key)] } : by.Narrow(filter, key);

    private static string Month(string key)
    {
        var month = Months.Parse(key);
        return month.ToString("MMM yyyy", CultureInfo.CurrentCulture);
    }

    private Branch? BranchOf(string key) => known.Branches[Number(key)];

    private static int Number(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
