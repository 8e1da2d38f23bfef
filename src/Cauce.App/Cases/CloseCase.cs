using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Ends a case: with the customer's word, or where the answer itself is the end.</summary>
public sealed class CloseCase(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotClose"/>.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.CloseCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            found.Close(actor, work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
