using System.Globalization;
using Cauce.App.Customers;
using Cauce.Domain.Customers;

namespace Cauce.App.Data.Demo;

/// <summary>The customers of the demo: companies of the trade first, because they complain most, then private people.</summary>
internal static class Clientele
{
    private static readonly string[] FirstNames =
        ["Carmen", "José", "María", "Antonio", "Vicente", "Amparo", "Francisco", "Lucía", "Manuel", "Pilar", "Javier", "Teresa", "Andreu", "Inés",
         "Rafael", "Begoña", "Salvador", "Mónica", "Ignacio", "Laia", "Óscar", "Consuelo", "Enric", "Patricia", "Ahmed", "Elena", "Mihai", "Rocío"];

    private static readonly string[] Surnames =
        ["Ruiz", "Martínez", "Ferrando", "Navarro", "Peris", "García", "Climent", "Blasco", "Romero", "Sanchis", "Torres", "Moreno", "Pastor", "Llorens",
         "Ibáñez", "Gimeno", "Ortega", "Cuenca", "Bosch", "Serrano", "Molina", "Esteve", "Vidal", "Campos", "Roca", "Aguilar", "Marín", "Segarra"];

    private static readonly string[] Trades =
        ["Reformas {0}, S. L.", "Construcciones {0}, S. A.", "Alicatados {0}", "Baños y Cocinas {0}, S. L.", "Fontanería {0}", "Promociones {0}, S. L.",
         "Hotel {0}", "Interiorismo {0}", "Comunidad de Propietarios {0}, 14", "Saneamientos {0}, S. L.", "Obras y Servicios {0}", "Cerámicas {0}"];

    private static readonly string[] Positions = ["Compras", "Jefe de obra", "Administración", "Gerencia"];

    /// <summary>The same customers for the same dice, with the contacts of the companies.</summary>
    public static List<(Customer Customer, Contact? Contact)> Make(int count, Dice dice, DateTimeOffset since)
    {
        var made = new List<(Customer, Contact?)>(count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 1; n <= count; n++)
        {
            var isCompany = n <= count / 2 ? dice.Chance(0.85) : dice.Chance(0.15);
            var person = NameOf(dice, names, isCompany);
            made.Add(isCompany ? Company(n, person, dice, since) : (Private(n, person, dice, since), null));
        }
        return made;
    }

    public static async Task Insert(Customer customer, Contact? contact, Work work)
    {
        work.Insert(customer);
        if (contact is not null)
            work.Insert(contact);
        CustomerIndex.Put(customer, work);
    }

    private static string NameOf(Dice dice, HashSet<string> names, bool isCompany)
    {
        for (var tries = 0; ; tries++)
        {
            var surnames = $"{dice.Of(Surnames)}{(isCompany && tries == 0 && dice.Chance(0.6) ? "" : " " + dice.Of(Surnames))}";
            var name = isCompany ? string.Format(CultureInfo.InvariantCulture, dice.Of(Trades), surnames) : $"{dice.Of(FirstNames)} {surnames}";
            if (names.Add(name) || tries > 20)
                return name;
        }
    }

    private static (Customer, Contact?) Company(int n, string name, Dice dice, DateTimeOffset since)
    {
        var company = Private(n, name, dice, since);
        company.Describe(CustomerType.Company, name, $"C-{n:D5}", observation: null);
        var contact = new Contact(new Id<Contact>(dice.Id(since)), company.Id, $"{dice.Of(FirstNames)} {dice.Of(Surnames)}");
        contact.Describe(contact.Name, dice.Of(Positions), company.Email, company.Phone);
        return (company, contact);
    }

    private static Customer Private(int n, string name, Dice dice, DateTimeOffset since)
    {
        var customer = new Customer(new Id<Customer>(dice.Id(since)), name, since);
        var first = Fold.Words(name).Split(' ')[0];
        var phone = PhoneNumber.TryParse($"6{dice.Between(10, 99)} {dice.Between(100, 999)} {dice.Between(100, 999)}", out var number) ? number!.Digits : null;
        var channel = dice.Chance(0.2) ? dice.Of(["email", "phone", "whatsapp"]) : null;
        customer.Describe(CustomerType.Person, name, $"C-{n:D5}", observation: null);
        customer.ReachBy($"{first}{n}@cliente.example", phone, dice.Chance(0.03) ? "en" : "es", channel);
        return customer;
    }
}
