using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;

namespace Cauce.App.Data.Demo;

/// <summary>Azulejos del Turia, wholesaler of tiles and bathrooms: its branches, their days off, and its people.</summary>
internal static class Organisation
{
    public const string Name = "Azulejos del Turia";

    public const int Valencia = 1;
    public const int Castellon = 2;
    public const int Madrid = 3;

    public static readonly (int Id, string Code, string Name)[] Branches =
        [(Valencia, "valencia", "Valencia"), (Castellon, "castellon", "Castellón"), (Madrid, "madrid", "Madrid")];

    /// <summary>What each channel costs in euros: the work a case takes, and the line, licence or counter by the month. Nobody has worked it out for the others.</summary>
    public static readonly IReadOnlyDictionary<string, (decimal PerCase, decimal PerMonth)> Costs = new Dictionary<string, (decimal, decimal)>(StringComparer.Ordinal)
    {
        ["web"] = (2.10m, 60m), ["email"] = (3.40m, 25m), ["phone"] = (6.80m, 310m), ["inPerson"] = (9.50m, 640m), ["whatsapp"] = (2.90m, 79m), ["letter"] = (11.20m, 0m),
    };

    /// <summary>Those who sign in; the first five are the accounts that the README names.</summary>
    public static readonly (string Login, string Name, Role Role, int Branch, bool Responsible)[] People =
    [
        ("ana", "Ana Torres", Role.Agent, Valencia, false),
        ("luis", "Luis Ferrer", Role.Supervisor, Valencia, true),
        ("marta", "Marta Gil", Role.Quality, Valencia, false),
        ("rosa", "Rosa Prieto", Role.Agent, Castellon, false),
        ("admin", "Administración", Role.Administrator, Valencia, false),
        ("pablo", "Pablo Soler", Role.Agent, Valencia, false),
        ("irene", "Irene Vidal", Role.Manager, Valencia, false),
        ("javier", "Javier Monfort", Role.Supervisor, Castellon, true),
        ("nuria", "Núria Safont", Role.Agent, Castellon, false),
        ("elena", "Elena Cuesta", Role.Supervisor, Madrid, true),
        ("carlos", "Carlos Ibarra", Role.Agent, Madrid, false),
        ("sofia", "Sofía Lamas", Role.Agent, Madrid, false),
    ];

    public static readonly (string Code, string Es, string En)[] Reasons =
    [
        ("transportDamage", "Daños en el transporte", "Damaged in transit"),
        ("wrongProduct", "Producto equivocado", "Wrong product"),
        ("shadeDifference", "Diferencia de tono o calibre", "Shade or calibre mismatch"),
        ("billingError", "Error de facturación", "Billing error"),
        ("attention", "Atención recibida", "Service received"),
        ("wrongInformation", "Información incorrecta", "Wrong information"),
        ("installation", "Instalación", "Installation"),
        ("pickup", "Recogida de devoluciones", "Collection of returns"),
        ("price", "Precio", "Price"),
    ];

    public static readonly (string Code, string? Parent, string Es, string En)[] Categories =
    [
        ("delivery", null, "Entrega", "Delivery"),
        ("deliveryLate", "delivery", "Retraso", "Late"),
        ("deliveryHours", "delivery", "Hora y descarga", "Hour and unloading"),
        ("quantity", null, "Cantidades", "Quantities"),
        ("quantityShort", "quantity", "Falta material", "Short"),
        ("quantityOver", "quantity", "Sobra material", "Over"),
        ("material", null, "Material", "Material"),
        ("materialBroken", "material", "Rotura", "Broken"),
        ("materialDefect", "material", "Defecto de fabricación", "Manufacturing defect"),
        ("materialShade", "material", "Tono y calibre", "Shade and calibre"),
        ("materialWrong", "material", "Modelo equivocado", "Wrong model"),
        ("invoice", null, "Factura", "Invoice"),
        ("invoiceAmount", "invoice", "Importe", "Amount"),
        ("invoiceTwice", "invoice", "Cobro duplicado", "Charged twice"),
        ("invoiceData", "invoice", "Datos fiscales", "Tax details"),
        ("invoicePrice", "invoice", "Precio anunciado", "Advertised price"),
        ("service", null, "Atención", "Service"),
        ("attentionManner", "service", "Trato", "Manner"),
        ("attentionWait", "service", "Espera", "Waiting"),
        ("attentionAdvice", "service", "Información y consejo", "Information and advice"),
        ("afterSales", null, "Posventa", "After-sales"),
        ("afterSalesPickup", "afterSales", "Recogida", "Collection"),
        ("afterSalesParts", "afterSales", "Recambios", "Spare parts"),
        ("afterSalesFitting", "afterSales", "Montaje", "Fitting"),
    ];

    private static readonly (int Branch, int Month, int Day, string Name, string Source)[] LocalHolidays =
    [
        (Valencia, 1, 22, "San Vicente Mártir", "BOP Valencia"), (Valencia, 3, 19, "San José", "DOGV"),
        (Valencia, 6, 24, "San Juan", "DOGV"), (Valencia, 10, 9, "Día de la Comunitat Valenciana", "DOGV"),
        (Castellon, 3, 19, "San José", "DOGV"), (Castellon, 6, 24, "San Juan", "DOGV"),
        (Castellon, 6, 29, "San Pedro", "BOP Castellón"), (Castellon, 10, 9, "Día de la Comunitat Valenciana", "DOGV"),
        (Madrid, 5, 2, "Fiesta de la Comunidad de Madrid", "BOCM"), (Madrid, 5, 15, "San Isidro", "BOCM"),
        (Madrid, 11, 9, "Nuestra Señora de la Almudena", "BOCM"),
    ];

    /// <summary>Local days off of the years that the demo touches.</summary>
    public static IEnumerable<BranchHoliday> Holidays(int firstYear, int lastYear) =>
        from year in Enumerable.Range(firstYear, lastYear - firstYear + 1)
        from day in LocalHolidays
        select new BranchHoliday { BranchId = day.Branch, Date = new DateOnly(year, day.Month, day.Day), Name = day.Name, Source = $"{day.Source} {year}" };

    public static IEnumerable<BranchHours> Hours() =>
        from branch in Branches
        from weekday in new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }
        from slot in new[] { (From: new TimeOnly(8, 30), To: new TimeOnly(14, 0)), (From: new TimeOnly(15, 30), To: new TimeOnly(18, 30)) }
        where weekday != DayOfWeek.Friday || slot.From.Hour < 12
        select new BranchHours { BranchId = branch.Id, Day = weekday, From = slot.From, To = slot.To };
}

/// <summary>A member of the demo's staff, as domain and doors know them.</summary>
internal sealed record Person(Guid Id, string Name, Role Role, int Branch)
{
    public bool IsAgent => Role == Role.Agent;

    public Actor AsActor { get; } = new(ActorKind.Staff, Id, Name, Roles.PermissionsOf(Role), [Branch]) { Role = Role };

    public Owner AsOwner { get; } = new(Id, Name, Roles.PermissionsOf(Role).Contains(Permission.OwnSeriousCases));
}
