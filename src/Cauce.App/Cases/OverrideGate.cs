using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Lets a minor case pass the gate between analysis and intervention, with a reason that stays in its history.</summary>
public sealed class OverrideGate(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotOverride"/>.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            found.Override(Text.Storable(input.Reason), actor, work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>Why the analysis may wait.</summary>
        /// <example>The cause is known from case REC-2026-000118.</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(4000, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Reason { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
