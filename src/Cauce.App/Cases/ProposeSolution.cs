using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>Tells the customer the solution; after a rejection, an alternative.</summary>
public sealed class ProposeSolution(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotPropose"/>.</exception>
    public async Task<Id<Solution>> Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var text = Text.Body(input.Text, nameof(input.Text));
        var origin = string.IsNullOrWhiteSpace(input.Origin) ? null : Text.Body(input.Origin, nameof(input.Origin));
        return await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            return Propose(found, text, origin, input.WithApology, actor, work).Id;
        }, cancel);
    }

    /// <summary>The same as part of a larger act.</summary>
    internal static Solution Propose(Case found, string text, string? origin, bool withApology, Actor actor, Work work)
    {
        var solution = new Solution(Id<Solution>.New(work.Now), found.Id, text, actor, work.Now);
        solution.Apologise(withApology);
        solution.TellOrigin(origin);
        found.Propose(solution, actor, work.Now);
        work.Db.Add(solution);
        return solution;
    }

    /// <summary>The solution that was proposed last.</summary>
    internal static async Task<Solution> Standing(Case found, Work work)
    {
        found.WhyNotAnswerSolution().Enforce();
        var id = found.SolutionId ?? throw CaseRefusals.NothingProposed.AsException();
        return await work.Db.Set<Solution>().AsTracking().FirstAsync(s => s.Id == id);
    }

    public sealed class Input
    {
        /// <summary>What the customer is told.</summary>
        /// <example>The two missing boxes leave today at our expense.</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(Domain.Common.Text.MaxBody, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Text { get; set; }

        /// <summary>It comes with an apology.</summary>
        public bool WithApology { get; set; }

        /// <summary>What caused the problem, where it is known: the customer is told, and the history notes that they were.</summary>
        public string? Origin { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
