using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Console.Customers;

/// <summary>The people and documents on a customer's page.</summary>
internal static class ContactsDoor
{
    public static void Map(Pages customer)
    {
        customer.MapPost("/contacts", (string id, [FromForm] ContactInput input, HttpContext http, WriteContact write, AppDb db, CancellationToken cancel) =>
            Write(id, null, input, http, write, db, cancel));
        customer.MapPost("/contacts/{contact}", (string id, string contact, [FromForm] ContactInput input, HttpContext http, WriteContact write, AppDb db, CancellationToken cancel) =>
            Write(id, contact, input, http, write, db, cancel));
        customer.MapPost("/contacts/{contact}/remove", async (string id, string contact, HttpContext http, RemoveContact remove, IFormCollection _, CancellationToken cancel) =>
        {
            await remove.Do(CustomersDoor.Read(id), Read(contact), http.Actor(), cancel);
            return Page.SeeOther($"/console/customers/{id}");
        });
        customer.MapPost("/documents", async (string id, [FromForm] AddDocument.Input input, HttpContext http, AddDocument add, AppDb db, CancellationToken cancel) =>
        {
            var forms = new CustomerForms { Document = Form.Of(input) };
            return await forms.Document.Try(http, () => add.Do(CustomersDoor.Read(id), input, http.Actor(), cancel))
                ? Page.SeeOther($"/console/customers/{id}") : await CustomersDoor.Show(id, forms, http, db, cancel);
        });
    }

    private static async Task<IResult> Write(string id, string? contact, ContactInput input, HttpContext http, WriteContact write, AppDb db, CancellationToken cancel)
    {
        var forms = new CustomerForms { Contact = Form.Of(input), ContactId = contact };
        return await forms.Contact.Try(http, () => write.Do(CustomersDoor.Read(id), contact is null ? null : Read(contact), input, http.Actor(), cancel))
            ? Page.SeeOther($"/console/customers/{id}") : await CustomersDoor.Show(id, forms, http, db, cancel);
    }

    private static Id<Contact> Read(string id) => Id<Contact>.Parse(id) ?? throw new MissingException("contact");
}
