using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;

namespace Cauce.App.Cases;

/// <summary>Writes down, in our words, what we understood, for the customer to confirm.</summary>
public sealed class RestateCase(Writer writer) : IAct
{
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            found.Restate(Text.Body(input.Text, nameof(input.Text)), actor, work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>What we understood, for the customer to confirm.</summary>
        /// <example>Two of the six boxes of the delivery note are missing.</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(Domain.Common.Text.MaxBody, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Text { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
