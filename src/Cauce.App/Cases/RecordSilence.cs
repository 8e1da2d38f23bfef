using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Writes down that the customer does not answer, and what was tried to reach them.</summary>
public sealed class RecordSilence(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotSilence"/>.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            found.RecordSilence(await ProposeSolution.Standing(found, work), Text.Storable(input.Evidence), actor, work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>What was tried to reach the customer, and when.</summary>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(4000, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Evidence { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
