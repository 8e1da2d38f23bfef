using Cauce.App.Data;

namespace Cauce.App.Deadlines;

/// <summary>Says how the letters of a branch end and look.</summary>
public sealed class SignLetters(Writer writer, Catalogue catalogue) : IAct
{
    /// <exception cref="RefusedException">The accent is no colour, or too light for white words.</exception>
    public async Task Do(int id, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageBranches);
        var signature = new LocalText(Read(input.Es, nameof(input.Es)), Read(input.En, nameof(input.En)));
        await writer.Do(async work =>
        {
            await work.Next(Catalogue.Stamp);
            (await work.Branch(id)).Sign(signature, string.IsNullOrWhiteSpace(input.Accent) ? null : input.Accent.Trim());
        }, cancel);
        await catalogue.Reload(cancel);
    }

    internal const int Longest = 600;

    private static string Read(string? text, string field) => string.IsNullOrWhiteSpace(text) ? "" : Text.Body(text, field, Longest);

    public sealed class Input
    {
        public string? Es { get; set; }

        public string? En { get; set; }

        /// <summary><c>#rrggbb</c>; empty: the house's colour.</summary>
        public string? Accent { get; set; }
    }
}
