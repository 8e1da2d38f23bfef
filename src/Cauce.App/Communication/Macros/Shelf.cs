using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Macros;

/// <summary>A macro as the page lists it.</summary>
public sealed record ShelfMacro(Macro Macro, string Does);

/// <summary>What the page of what is ready shows.</summary>
public sealed record Shelf(IReadOnlyList<ShelfMacro> Macros, IReadOnlyList<Snippet> Snippets, Actor Actor)
{
    internal static async Task<object> Read(AppDb db, Actor actor, Catalogue.Snapshot known, CancellationToken cancel)
    {
        var macros = new List<ShelfMacro>();
        foreach (var macro in await ReadyLook.Macros(db, actor, cancel))
            macros.Add(new ShelfMacro(macro, string.Join(" · ", await ReadyLook.Steps(db, macro, known))));
        return new { Shelf = new Shelf(macros, await ReadyLook.Snippets(db, actor, cancel), actor) };
    }

    internal static ReadyInput InputOf(Snippet s) => new() { Name = s.Name, Shared = s.OwnerId is null, TextEs = s.TextEs, TextEn = s.TextEn };

    internal static MacroInput InputOf(Macro m) => new()
    {
        Name = m.Name, Shared = m.OwnerId is null, TextEs = m.TextEs, TextEn = m.TextEn, AsNote = m.AsNote, Assign = m.Acts.Assign, Reason = m.Acts.Reason,
        Severity = m.Acts.Severity is { } severity ? Choice.Write(severity) : null, Urgency = m.Acts.Urgency is { } urgency ? Choice.Write(urgency) : null,
        Step = m.Acts.Step, StepDays = m.Acts.StepDays, Start = m.Acts.Start,
    };
}
