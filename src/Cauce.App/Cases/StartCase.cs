using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Somebody begins to put it right.</summary>
public sealed class StartCase(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotStart"/>.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            found.Start(actor, work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
