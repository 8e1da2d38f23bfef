using Cauce.App.Data;

namespace Cauce.App.Identity;

/// <summary>A person changes their own name and language; nothing else of themselves.</summary>
public sealed class ChangeAccount(Writer writer, Catalogue catalogue, Sessions sessions, KeyRing keys) : IAct
{
    public async Task Do(Input input, Actor actor, CancellationToken cancel = default)
    {
        var id = actor.Id ?? throw new MissingException("person");
        var name = Text.OptionalLine(input.Name, nameof(input.Name), max: 120) ?? throw IdentityRefusals.NameMissing.AsException();
        await writer.Do(async work =>
        {
            var staff = await work.Person(id);
            staff.Name = name;
            staff.Language = input.Language == "en" ? "en" : "es";
            await work.Next(Catalogue.Stamp);
        }, cancel);
        sessions.Forget(id);
        keys.Forget();
        await catalogue.Reload(cancel);
    }

    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Language { get; set; }
    }
}
