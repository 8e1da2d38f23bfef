using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Portal;

/// <summary>The customer says whether the solution answers them; if not, why.</summary>
public sealed class AnswerAsCustomer(Writer writer) : IAct
{
    /// <exception cref="RefusedException">Nothing waits for an answer, or it was rejected without a reason.</exception>
    /// <exception cref="MissingException">The key opens nothing.</exception>
    public Task Do(string key, Input input, Actor actor, CancellationToken cancel = default)
    {
        var accepts = input.Verdict == "yes";
        var reason = accepts ? null : Text.Body(input.Reason, nameof(Input.Reason), 20_000);
        return writer.Do(async work =>
        {
            var answered = await work.CaseByTrackingKey(TrackingKeys.Hash(key));
            answered.WhyNotAnswerSolution().Enforce();
            // The page showed one solution: an answer to it is no answer to another that has come since.
            if (input.Solution != answered.SolutionId.ToString())
                CaseRefusals.ChangedMeanwhile.Enforce();
            var solution = await work.Db.Set<Solution>().AsTracking().FirstAsync(s => s.Id == answered.SolutionId);
            if (accepts)
                answered.Accept(solution, evidence: null, actor, work.Now);
            else
                answered.Reject(solution, reason!, actor, work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary><c>yes</c> or <c>no</c>.</summary>
        public string? Verdict { get; set; }

        public string? Reason { get; set; }

        /// <summary>Id of the solution the page showed.</summary>
        public string? Solution { get; set; }
    }
}
