using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Customers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Catalogues;

/// <summary>The pages of the products, which may be many: searched and in pages.</summary>
internal static class ProductPages
{
    public static void Map(Pages pages)
    {
        pages.MapGet("", async (string? q, string? after, HttpContext http, AppDb db, CancellationToken cancel) =>
        {
            var found = await ProductList.Read(db, q, after, ProductList.PageSize, withRetired: true, cancel);
            return Page.Of<ProductsPage>(new { Found = found, Query = q, Counts = await Counts(db, http.Actor(), found.Items, cancel) });
        });
        pages.MapGet("/new", () => Page.Of<ProductPage>(new { Form = Form.Of(new ProductInput()) }));
        pages.MapPost("/new", async ([FromForm] ProductInput input, HttpContext http, AddProduct add, CancellationToken cancel) =>
            await Save(null, input, http, async () => { await add.Do(input, http.Actor(), cancel); }));
        pages.MapGet("/{id}", async (string id, AppDb db, CancellationToken cancel) =>
        {
            var product = await ProductList.Find(db, id, cancel);
            return Page.Of<ProductPage>(new { Id = id, Form = Form.Of(new ProductInput { Code = product.Code, Name = product.Name }) });
        });
        pages.MapPost("/{id}", async (string id, [FromForm] ProductInput input, HttpContext http, RenameProduct rename, CancellationToken cancel) =>
            await Save(id, input, http, () => rename.Do(id, input, http.Actor(), cancel)));
        pages.MapPost("/{id}/retire", (string id, HttpContext http, RetireProduct retire, IFormCollection _, CancellationToken cancel) =>
            Back(retire.Do(id, retired: true, http.Actor(), cancel)));
        pages.MapPost("/{id}/restore", (string id, HttpContext http, RetireProduct retire, IFormCollection _, CancellationToken cancel) =>
            Back(retire.Do(id, retired: false, http.Actor(), cancel)));
    }

    private static async Task<IReadOnlyDictionary<Id<Product>, int>> Counts(AppDb db, Actor actor, IReadOnlyList<Product> shown, CancellationToken cancel)
    {
        var ids = shown.Select(product => (Id<Product>?)product.Id).ToList();
        return await db.CasesVisibleTo(actor).Where(c => ids.Contains(c.ProductId)).GroupBy(c => c.ProductId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    private static async Task<IResult> Save(string? id, ProductInput input, HttpContext http, Func<Task> act)
    {
        var form = Form.Of(input);
        return await form.Try(http, act) ? Page.SeeOther("/console/admin/products")
            : Page.Of<ProductPage>(new { Id = id, Form = form }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Back(Task done)
    {
        await done;
        return Page.SeeOther("/console/admin/products");
    }
}
