using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Console.Customers;

/// <summary>Customers: found, read, written, merged.</summary>
internal static class CustomersDoor
{
    private const int Suggested = 8;

    public static void MapCustomers(this Pages console)
    {
        var pages = console.MapGroup("/customers").AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Actor().Must(Permission.ViewCustomers);
            return next(context);
        });
        pages.MapGet("", async (string? q, string? after, HttpContext http, AppDb db, CancellationToken cancel) =>
            Page.Of<CustomersPage>(new { Found = await CustomerRow.Read(db, http.Actor(), q, after, cancel), Query = q, Actor = http.Actor() }));
        pages.MapGet("/suggest", async (string? q, AppDb db, CancellationToken cancel) =>
            Page.Of<CustomerSuggestions>(new { Found = await CustomerList.Suggest(db, q, Suggested, cancel) }));
        console.MapGet("/products/suggest", async (string? q, HttpContext http, AppDb db, CancellationToken cancel) =>
        {
            http.Actor().Must(Permission.ViewCases);
            var found = string.IsNullOrWhiteSpace(q) ? [] : (await ProductList.Read(db, q, null, Suggested, withRetired: false, cancel)).Items;
            return Page.Of<ProductSuggestions>(new { Found = found });
        });
        pages.MapGet("/new", (string? name, HttpContext http, Catalogue catalogue) =>
            Form(null, Shared.Form.Of(new CustomerCard { Name = name, Type = "person", Language = "es" }), http, catalogue, StatusCodes.Status200OK));
        pages.MapPost("/new", Add);
        pages.MapGet("/{id}", async (string id, HttpContext http, AppDb db, CancellationToken cancel) => await Show(id, new CustomerForms(), http, db, cancel));
        pages.MapGet("/{id}/edit", async (string id, HttpContext http, AppDb db, Catalogue catalogue, CancellationToken cancel) =>
            Form(id, Shared.Form.Of(CustomerCard.Of(await CustomerList.Find(db, id, cancel))), http, catalogue, StatusCodes.Status200OK));
        pages.MapPost("/{id}/edit", Edit);
        pages.MapPost("/{id}/merge", Merge);
        ContactsDoor.Map(pages.MapGroup("/{id}"));
    }

    /// <summary>The page, with what was refused in one of its forms.</summary>
    internal static async Task<IResult> Show(string id, CustomerForms forms, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var page = await CustomerView.Read(db, http.Actor(), id, cancel);
        return page.Customer.MergedInto is { } other ? Page.SeeOther($"/console/customers/{other}")
            : Page.Of<CustomerPage>(new { View = page, Forms = forms, Actor = http.Actor() }, forms.Refused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    internal static Id<Customer> Read(string id) => Id<Customer>.Parse(id) ?? throw new MissingException("customer");

    private static async Task<IResult> Add([FromForm] CustomerCard card, HttpContext http, AddCustomer add, Catalogue catalogue, CancellationToken cancel)
    {
        var form = Shared.Form.Of(card);
        var id = await form.Try(http, async () => (object)await add.Do(card, http.Actor(), cancel));
        return id is null ? Form(null, form, http, catalogue, StatusCodes.Status422UnprocessableEntity) : Page.SeeOther($"/console/customers/{id}");
    }

    private static async Task<IResult> Edit(string id, [FromForm] CustomerCard card, HttpContext http, EditCustomer edit, Catalogue catalogue, CancellationToken cancel)
    {
        var form = Shared.Form.Of(card);
        return await form.Try(http, () => edit.Do(Read(id), card, http.Actor(), cancel)) ? Page.SeeOther($"/console/customers/{id}")
            : Form(id, form, http, catalogue, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Merge(string id, [FromForm] MergeInput input, HttpContext http, MergeCustomers merge, AppDb db, CancellationToken cancel)
    {
        var forms = new CustomerForms { Merge = Shared.Form.Of(input) };
        var done = await forms.Merge.Try(http, async () =>
        {
            if (Id<Customer>.Parse(input.Other) is not { } other)
                throw CustomerRefusals.OtherMissing.AsException();
            await merge.Do(other, Read(id), http.Actor(), cancel);
        });
        return done ? Page.SeeOther($"/console/customers/{id}") : await Show(id, forms, http, db, cancel);
    }

    private static IResult Form(string? id, Form<CustomerCard> form, HttpContext http, Catalogue catalogue, int status)
    {
        http.Actor().Must(Permission.EditCustomers);
        return Page.Of<CustomerCardPage>(new { Id = id, Form = form, Known = catalogue.Current }, status);
    }
}

/// <summary>Which customer is the same as the one on the page.</summary>
public sealed class MergeInput
{
    /// <summary>As typed; only for showing it again.</summary>
    public string? OtherName { get; set; }

    public string? Other { get; set; }
}

/// <summary>The forms of a customer's page, one of which may have been refused.</summary>
public sealed record CustomerForms
{
    public Form<MergeInput> Merge { get; init; } = Shared.Form.Of(new MergeInput());

    public Form<ContactInput> Contact { get; init; } = Shared.Form.Of(new ContactInput());

    /// <summary>Whom the refused form would have changed; null for somebody new.</summary>
    public string? ContactId { get; init; }

    public Form<AddDocument.Input> Document { get; init; } = Shared.Form.Of(new AddDocument.Input());

    public bool Refused => Merge.IsRefused || Contact.IsRefused || Document.IsRefused;
}
