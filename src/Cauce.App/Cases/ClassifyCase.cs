using System.ComponentModel.DataAnnotations;
using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;

namespace Cauce.App.Cases;

/// <summary>Says what a case is about and how much it weighs. What is not given stays; an empty text clears it.</summary>
public sealed class ClassifyCase(Writer writer) : IAct
{
    /// <returns>Who took the case over because it turned out too serious for its owner, if anybody.</returns>
    /// <exception cref="RefusedException">It is closed, a code is not in the catalogue, or it is serious and nobody may own it.</exception>
    public async Task<Classified> Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        return await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            return await Classify(found, input, actor, work);
        }, cancel);
    }

    /// <summary>The same as part of a larger act.</summary>
    internal static async Task<Classified> Classify(Case found, Input input, Actor actor, Work work)
    {
        var facts = await Read(input, found, work);
        var before = await OwnersOnRecord.Of(found, work);
        var responsible = work.Catalogue.Responsibles.GetValueOrDefault(found.Branch);
        found.Classify(facts, before, responsible, actor, work.Now);
        if (found.OwnerId == before?.Id || found.OwnerId is null)
            return new Classified(null);
        await OwnersOnRecord.LetSee(responsible!, found, actor, work);
        return new Classified(responsible!.Name);
    }

    private static async Task<Classification> Read(Input input, Case found, Work work)
    {
        var known = work.Catalogue;
        return new Classification
        {
            Severity = Choice.Read<Severity>(input.Severity, "Severity") ?? found.Severity,
            Urgency = Choice.Read<Urgency>(input.Urgency, "Urgency") ?? found.Urgency,
            Reason = Pick(input.Reason, found.Reason, known.Reasons, CaseRefusals.UnknownReason),
            Category = Pick(input.Category, found.Category, known.Categories, CaseRefusals.UnknownCategory),
            Process = Pick(input.Process, found.Process, known.Processes, CaseRefusals.UnknownCatalogueEntry with { Field = "Process" }),
            Area = Pick(input.Area, found.Area, known.Areas, CaseRefusals.UnknownCatalogueEntry with { Field = "Area" }),
            ProductId = await ProductOf(input.Product, found, work),
        };
    }

    private static async Task<Id<Product>?> ProductOf(string? given, Case found, Work work) =>
        given is null ? found.ProductId : await ProductsOnRecord.Find(given, work);

    /// <summary>A retired entry stays on the cases that have it and is not given to others.</summary>
    internal static string? Pick<T>(string? given, string? current, OrderedLookup<string, T> list, Refusal unknown) where T : CatalogueEntry
    {
        if (given is null || given == current)
            return current;
        if (string.IsNullOrWhiteSpace(given))
            return null;
        return list[given] is { RetiredAt: null } ? given : throw unknown.With(given).AsException();
    }

    public sealed class Input
    {
        /// <summary><c>minor</c>, <c>serious</c> or <c>critical</c>.</summary>
        /// <example>serious</example>
        public string? Severity { get; set; }

        /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
        public string? Urgency { get; set; }

        /// <summary>Code of the reason.</summary>
        /// <example>wrongQuantity</example>
        [MaxLength(100)]
        public string? Reason { get; set; }

        /// <summary>Code of the category.</summary>
        /// <example>product</example>
        [MaxLength(100)]
        public string? Category { get; set; }

        /// <summary>Code of the process.</summary>
        /// <example>delivery</example>
        [MaxLength(100)]
        public string? Process { get; set; }

        /// <summary>Code of the functional area.</summary>
        /// <example>warehouse</example>
        [MaxLength(100)]
        public string? Area { get; set; }

        /// <summary>Code of the product.</summary>
        [MaxLength(100)]
        public string? Product { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}

/// <param name="PassedTo">Name of the responsible who took the case over because it is serious; null when it stayed.</param>
public sealed record Classified(string? PassedTo);
