using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Desk.Intake;

/// <summary>The customer on record who is speaking: found by the number that calls, or chosen.</summary>
public sealed record KnownCaller(string Id, string Name, string? Email, string? Phone, int Cases, string? LastNumber)
{
    /// <summary>Null for a stranger, and for a reader who may not see customers.</summary>
    public static async Task<KnownCaller?> Find(AppDb db, Actor reader, string? phone, Id<Customer>? id, CancellationToken cancel)
    {
        if (!reader.May(Permission.ViewCustomers))
            return null;
        var digits = PhoneNumber.TryParse(phone, out var number) ? number!.Digits : null;
        if (id is null && digits is null)
            return null;
        var found = await db.Set<Customer>().Where(c => id != null ? c.Id == id : c.Phone == digits).OrderBy(c => c.Id).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var cases = db.CasesVisibleTo(reader).Where(c => c.CustomerId == found.Id);
        var last = await cases.OrderByDescending(c => c.Seq).Select(c => c.Number).FirstOrDefaultAsync(cancel);
        return new KnownCaller(found.Id.ToString(), found.Name, found.Email, found.Phone, await cases.CountAsync(cancel), last);
    }

    /// <summary>Fills in what is on record and was not written down again.</summary>
    public void Complete(IntakeInput input)
    {
        input.Customer.Name = string.IsNullOrWhiteSpace(input.Customer.Name) ? Name : input.Customer.Name;
        input.Customer.Email = string.IsNullOrWhiteSpace(input.Customer.Email) ? Email : input.Customer.Email;
        input.Customer.Phone = string.IsNullOrWhiteSpace(input.Customer.Phone) ? Phone : input.Customer.Phone;
    }
}
