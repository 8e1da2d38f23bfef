using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Customers;

namespace Cauce.App.Customers;

/// <summary>Customers and products for other programs.</summary>
internal static class CustomersApi
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("", List).WithSummary("Customers by name; q searches name, e-mail, telephone and reference").Produces<Slice<CustomerRecord>>();
        customers.MapPost("", Add).WithSummary("Puts a customer on record").Produces<CustomerRecord>(StatusCodes.Status201Created);
        customers.MapGet("/{id}", Show).WithSummary("A customer; one that was merged leads to the one that took over")
            .Produces<CustomerRecord>();
        var products = api.MapGroup("/products").WithTags("Products");
        products.MapGet("", Products).WithSummary("Products by code; q searches code and name").Produces<Slice<ProductRecord>>();
        products.MapPost("", AddProduct).WithSummary("Adds a product").Produces<ProductRecord>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(string? q, string? cursor, int? limit, HttpContext http, AppDb db, CancellationToken cancel)
    {
        http.Actor().Must(Permission.ViewCustomers);
        return Results.Ok((await CustomerList.Read(db, q, cursor, Slice<Customer>.Limit(limit), cancel)).Map(CustomerRecord.Of));
    }

    private static async Task<IResult> Show(string id, HttpContext http, AppDb db, CancellationToken cancel)
    {
        http.Actor().Must(Permission.ViewCustomers);
        var found = await CustomerList.Find(db, id, cancel);
        return found.MergedInto is { } other ? Results.Redirect($"/api/v1/customers/{other}", permanent: true, preserveMethod: true)
            : Results.Ok(CustomerRecord.Of(found));
    }

    private static async Task<IResult> Add(CustomerCard card, HttpContext http, AddCustomer add, AppDb db, CancellationToken cancel)
    {
        var id = await add.Do(card, http.Actor(), cancel);
        return Results.Created($"/api/v1/customers/{id}", CustomerRecord.Of(await CustomerList.Find(db, id.ToString(), cancel)));
    }

    private static async Task<IResult> Products(string? q, string? cursor, int? limit, HttpContext http, AppDb db, CancellationToken cancel)
    {
        http.Actor().Must(Permission.ViewCases);
        return Results.Ok((await ProductList.Read(db, q, cursor, Slice<Product>.Limit(limit), withRetired: false, cancel)).Map(ProductRecord.Of));
    }

    private static async Task<IResult> AddProduct(ProductInput input, HttpContext http, AddProduct add, CancellationToken cancel)
    {
        var added = await add.Do(input, http.Actor(), cancel);
        return Results.Created($"/api/v1/products?q={Uri.EscapeDataString(added.Code)}", ProductRecord.Of(added));
    }
}

/// <summary>A customer as the API gives it.</summary>
public sealed record CustomerRecord(
    string Id, CustomerType Type, string Name, string? Reference, string? Email, string? Phone, string Language, string? PreferredChannel,
    string? Observation, DateTimeOffset CreatedAt, int Version)
{
    internal static CustomerRecord Of(Customer c) => new(
        c.Id.ToString(), c.Type, c.Name, c.Reference, c.Email, c.Phone, c.Language, c.PreferredChannel, c.Observation, c.CreatedAt, c.Version);
}

/// <summary>A product as the API gives it.</summary>
public sealed record ProductRecord(string Id, string Code, string Name)
{
    internal static ProductRecord Of(Product p) => new(p.Id.ToString(), p.Code, p.Name);
}
