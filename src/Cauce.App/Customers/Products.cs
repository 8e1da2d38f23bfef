using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Customers;

/// <summary>A product as form and API write it.</summary>
public sealed class ProductInput
{
    /// <summary>As the organisation's other systems write it; unique, and never changed.</summary>
    [MaxLength(100)]
    public string? Code { get; set; }

    public string? Name { get; set; }
}

/// <summary>Adds an article or service.</summary>
public sealed class AddProduct(Writer writer) : IAct
{
    /// <exception cref="RefusedException">Code or name is missing, or the code is taken.</exception>
    public Task<Product> Do(ProductInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        var (code, name) = (Text.Line(input.Code, nameof(input.Code), 100), Text.Line(input.Name, nameof(input.Name)));
        return writer.Do(async work =>
        {
            if (await work.Db.Set<Product>().AnyAsync(p => p.Code == code))
                CustomerRefusals.ProductCodeTaken.With(code).Enforce();
            var added = new Product(Id<Product>.New(work.Now), code, name);
            work.Db.Add(added);
            return added;
        }, cancel);
    }
}

/// <summary>Gives a product another name.</summary>
public sealed class RenameProduct(Writer writer) : IAct
{
    public Task Do(string id, ProductInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        var name = Text.Line(input.Name, nameof(input.Name));
        return writer.Do(async work => (await ProductList.Find(work.Db, id, CancellationToken.None)).Rename(name), cancel);
    }
}

/// <summary>Takes a product out of use, or back into it.</summary>
public sealed class RetireProduct(Writer writer) : IAct
{
    public Task Do(string id, bool retired, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        return writer.Do(async work =>
        {
            var product = await ProductList.Find(work.Db, id, CancellationToken.None);
            if (retired)
                product.Retire(work.Now);
            else
                product.Restore();
        }, cancel);
    }
}

/// <summary>Products by code; with a search, those in whose code or name every word begins one.</summary>
internal static class ProductList
{
    public const int PageSize = 50;

    /// <param name="after">Code of the last product of the slice before.</param>
    public static async Task<Slice<Product>> Read(AppDb db, string? search, string? after, int limit, bool withRetired, CancellationToken cancel)
    {
        var products = Matching(db, search).Where(p => withRetired || p.RetiredAt == null);
        if (!string.IsNullOrEmpty(after))
            products = products.Where(p => string.Compare(p.Code, after) > 0);
        return Slice<Product>.Of(await products.OrderBy(p => p.Code).Take(limit + 1).ToListAsync(cancel), limit, product => product.Code);
    }

    /// <exception cref="MissingException">There is none.</exception>
    public static async Task<Product> Find(AppDb db, string id, CancellationToken cancel)
    {
        var key = Id<Product>.Parse(id) ?? throw new MissingException("product");
        return await db.Set<Product>().FirstOrDefaultAsync(p => p.Id == key, cancel) ?? throw new MissingException("product");
    }

    private static IQueryable<Product> Matching(AppDb db, string? search)
    {
        var products = db.Set<Product>().AsQueryable();
        foreach (var word in Fold.Text(Text.Storable(search).Replace("\uFFFD", " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(SearchText.MaxTerms))
        {
            var beginning = " " + word;
            products = products.Where(p => p.Words.Contains(beginning));
        }
        return products;
    }
}
