using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>Keeps why it happened, what follows from it, and how much harm that is. What is not given stays.</summary>
public sealed class RecordAnalysis(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotAnalyse"/>, or an impact is not between 1 and 5.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            found.WhyNotAnalyse().Enforce();
            var analysis = await Of(found, work);
            analysis.Write(Text.Storable(input.Cause ?? analysis.Cause), Text.Storable(input.Consequences ?? analysis.Consequences),
                input.CustomerImpact ?? analysis.CustomerImpact, input.CompanyImpact ?? analysis.CompanyImpact, actor, work.Now);
            found.RecordAnalysis(analysis, actor, work.Now);
        }, cancel);
    }

    /// <summary>The case's analysis, begun where there was none.</summary>
    internal static async Task<Analysis> Of(Case found, Work work)
    {
        var analysis = await work.Db.Set<Analysis>().AsTracking().FirstOrDefaultAsync(a => a.CaseId == found.Id);
        return analysis ?? work.Db.Add(new Analysis(found.Id)).Entity;
    }

    public sealed class Input
    {
        /// <summary>Why it happened.</summary>
        /// <example>The boxes stayed on the second pallet.</example>
        [MaxLength(Text.MaxBody, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Cause { get; set; }

        /// <summary>What it led to.</summary>
        /// <example>The work on the floor stands still.</example>
        [MaxLength(Text.MaxBody, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Consequences { get; set; }

        /// <summary>Harm to the customer, 1 to 5.</summary>
        [Range(1, 5, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.OneToFive))]
        public int? CustomerImpact { get; set; }

        /// <summary>Harm to the company, 1 to 5.</summary>
        [Range(1, 5, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.OneToFive))]
        public int? CompanyImpact { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
