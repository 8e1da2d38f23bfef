using System.Globalization;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Import;

/// <summary>What the words of a foreign file are in our catalogue: by code or by name in either language, folded.</summary>
internal sealed class CatalogueWords
{
    private readonly Dictionary<string, string> reasons = [];
    private readonly Dictionary<string, int> branches = [];
    private readonly Dictionary<string, Id<Product>> products;

    private CatalogueWords(Catalogue.Snapshot known, Dictionary<string, Id<Product>> products)
    {
        Known = known;
        this.products = products;
        foreach (var reason in known.Reasons)
        {
            foreach (var word in new[] { reason.Code, reason.Name.Es, reason.Name.En })
                reasons.TryAdd(Fold.Words(word), reason.Code);
        }
        foreach (var branch in known.Branches.Where(b => b.RetiredAt is null))
        {
            branches.TryAdd(Fold.Words(branch.Code), branch.Id);
            branches.TryAdd(Fold.Words(branch.Name), branch.Id);
        }
    }

    public Catalogue.Snapshot Known { get; }

    public static async Task<CatalogueWords> Read(Catalogue.Snapshot known, AppDb db, CancellationToken cancel)
    {
        var products = new Dictionary<string, Id<Product>>();
        foreach (var product in await db.Set<Product>().Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(cancel))
        {
            products.TryAdd(Fold.Words(product.Code), product.Id);
            products.TryAdd(Fold.Words(product.Name), product.Id);
        }
        return new CatalogueWords(known, products);
    }

    /// <summary>With the catalogue as it has become.</summary>
    public CatalogueWords With(Catalogue.Snapshot changed) => new(changed, products);

    public string? Reason(string? word) => word is null ? null : reasons.GetValueOrDefault(Fold.Words(word));

    public int? Branch(string? word) => word is not null && branches.TryGetValue(Fold.Words(word), out var id) ? id : null;

    public Id<Product>? Product(string? word) => word is not null && products.TryGetValue(Fold.Words(word), out var id) ? id : null;

    /// <summary>A code for a name: "Aceras y calzadas" → <c>acerasYCalzadas</c>, numbered where it is taken.</summary>
    public static string CodeFor(string name, Func<string, bool> taken)
    {
        var words = Fold.Words(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ascii = words.Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0);
        var code = string.Concat(ascii.Select((word, at) => at == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
        code = code.Length == 0 ? "entry" : code[..Math.Min(code.Length, 40)];
        var free = code;
        for (var number = 2; taken(free); number++)
            free = code + number.ToString(CultureInfo.InvariantCulture);
        return free;
    }
}
