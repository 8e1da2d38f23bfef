using System.Globalization;
using Cauce.App.Data;
using Cauce.Domain.Customers;

namespace Cauce.App.Customers;

/// <summary>Puts an order, a delivery note, an invoice or a contract on a customer's record.</summary>
public sealed class AddDocument(Writer writer) : IAct
{
    /// <exception cref="RefusedException">The number is missing, or the date is none.</exception>
    public Task Do(Id<Customer> customer, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.EditCustomers);
        var number = Text.Line(input.Number, nameof(input.Number), 100);
        var type = new DocumentInput { Type = input.Type }.ReadType();
        return writer.Do(async work =>
        {
            await CustomersByReference.Find(customer, work);
            var document = new CommercialDocument(Id<CommercialDocument>.New(work.Now), type, number, customer);
            document.Dated(input.ReadDate());
            work.Db.Add(document);
        }, cancel);
    }

    public sealed class Input
    {
        public string? Type { get; set; }

        public string? Number { get; set; }

        public string? Date { get; set; }

        internal DateOnly? ReadDate()
        {
            if (string.IsNullOrWhiteSpace(Date))
                return null;
            return DateOnly.TryParseExact(Date.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date : throw (Cases.Moment.Unreadable.With(Date) with { Field = nameof(Date) }).AsException();
        }
    }
}
