using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Insights.Dashboard;

/// <summary>What a page of figures is asked, and the words it is told in.</summary>
/// <param name="Path">The page's address without its filter.</param>
public sealed record Question(string Path, DashboardFilter Filter, Catalogue.Snapshot Known)
{
    /// <summary>The channel a page is about: it stands in the path and not in the filter.</summary>
    public string? Channel { get; init; }

    public required DateOnly Today { get; init; }

    public required string? CustomerName { get; init; }

    public required string? ProductName { get; init; }

    /// <summary>Those the reader sees.</summary>
    public required IReadOnlyList<Branch> Branches { get; init; }

    /// <summary>This page's address for another filter.</summary>
    public string Url(CaseFilter filter) => WithFilter(Path, Channel is null ? filter : filter with { Channels = [] });

    public static string WithFilter(string path, CaseFilter filter) => $"{path}{(filter.ToString() is { Length: > 0 } query ? "?" + query : "")}";

    /// <summary>In words: from which month to which.</summary>
    public string Period
    {
        get
        {
            var whole = Months.Of(Filter.Cases) is not null;
            var format = whole ? "MMMM yyyy" : "d MMMM yyyy";
            var (first, last) = (Filter.First.ToString(format, CultureInfo.CurrentCulture), Filter.Last.ToString(format, CultureInfo.CurrentCulture));
            return first == last ? first : string.Format(CultureInfo.CurrentCulture, Texts.FromTo, first, last);
        }
    }
}

/// <summary>Reads what stands in the address of a page of figures.</summary>
public sealed class ReadQuestion(AppDb db, Catalogue catalogue, TimeProvider time)
{
    /// <summary>In the zone of the head office.</summary>
    public DateOnly Today()
    {
        var calendar = catalogue.Current.CalendarOf(catalogue.Current.DefaultBranch?.Id ?? 0);
        return calendar.LocalDate(time.GetUtcNow());
    }

    /// <param name="channel">The only one the page is about; null for all.</param>
    public async Task<Question> For(Actor actor, IQueryCollection query, string path, string? channel, CancellationToken cancel)
    {
        var known = catalogue.Current;
        var filter = DashboardFilter.Read(query, known, Today());
        if (channel is not null)
            filter = new DashboardFilter(filter.Cases with { Channels = [channel] }, filter.Given with { Channels = [channel] });
        return new Question(path, filter, known)
        {
            Channel = channel,
            Today = Today(),
            CustomerName = await NameOfCustomer(filter.Cases.Customer, cancel),
            ProductName = await NameOfProduct(filter.Cases.Product, cancel),
            Branches = [.. known.Branches.Where(b => b.RetiredAt is null && actor.Sees(b.Id))],
        };
    }

    private async Task<string?> NameOfCustomer(string? customer, CancellationToken cancel)
    {
        if (customer is null)
            return null;
        var found = Id<Customer>.Parse(customer) is { } id
            ? db.Set<Customer>().Where(c => c.Id == id) : db.Set<Customer>().Where(c => c.Reference == customer);
        return await found.Select(c => c.Name).FirstOrDefaultAsync(cancel) ?? customer;
    }

    private async Task<string?> NameOfProduct(string? product, CancellationToken cancel)
    {
        if (product is null)
            return null;
        var found = Id<Product>.Parse(product) is { } id
            ? db.Set<Product>().Where(p => p.Id == id) : db.Set<Product>().Where(p => p.Code == product);
        return await found.Select(p => p.Name).FirstOrDefaultAsync(cancel) ?? product;
    }
}
