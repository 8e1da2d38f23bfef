using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Says how much harm there is to the customer and to the company, even before the analysis. What is not given stays.</summary>
public sealed class RateRisk(Writer writer) : IAct
{
    /// <exception cref="RefusedException">It is closed, or an impact is not between 1 and 5.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            found.WhyNotRate().Enforce();
            var analysis = await RecordAnalysis.Of(found, work);
            analysis.Write(analysis.Cause, analysis.Consequences,
                input.CustomerImpact ?? analysis.CustomerImpact, input.CompanyImpact ?? analysis.CompanyImpact, actor, work.Now);
            found.Rate(analysis, actor, work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>Harm to the customer, 1 (none to speak of) to 5.</summary>
        [Range(1, 5, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.OneToFive))]
        public int? CustomerImpact { get; set; }

        /// <summary>Harm to the company, 1 to 5.</summary>
        [Range(1, 5, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.OneToFive))]
        public int? CompanyImpact { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
