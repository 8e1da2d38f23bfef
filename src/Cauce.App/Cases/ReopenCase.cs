using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Opens a closed case again, with a reason.</summary>
public sealed class ReopenCase(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotReopen"/>.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            found.Reopen(Text.Storable(input.Reason), actor, work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>Why.</summary>
        /// <example>Only one of the two boxes arrived.</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(4000, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Reason { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
