using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Writes down what the customer answered to the solution, with the evidence of it.</summary>
public sealed class AnswerSolutionForCustomer(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotAnswerSolution"/>, or evidence or reason are missing.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            var solution = await ProposeSolution.Standing(found, work);
            if (input.Accepted == true)
                found.Accept(solution, Text.Storable(input.Evidence ?? input.Reason), actor, work.Now);
            else
                found.Reject(solution, Text.Storable(input.Reason ?? input.Evidence), actor, work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        public bool? Accepted { get; set; }

        /// <summary>How we know: what the customer said, when and by which means.</summary>
        /// <example>Telephone call of 20 November, 10:15</example>
        [MaxLength(4000, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Evidence { get; set; }

        /// <summary>Why the customer rejects it.</summary>
        [MaxLength(4000, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Reason { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
