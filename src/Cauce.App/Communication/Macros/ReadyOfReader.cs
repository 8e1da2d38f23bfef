using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Macros;

/// <summary>What a reader has ready, for the pages that offer it; remembered until somebody writes.</summary>
public sealed class ReadyOfReader(AppDb db, Recollection memory)
{
    public async Task<IReadOnlyList<Macro>> Macros(Actor reader) =>
        await memory.Recall($"macros/{reader.Id}", () => ReadyLook.Macros(db, reader, CancellationToken.None));

    public async Task<IReadOnlyList<Snippet>> Snippets(Actor reader) =>
        await memory.Recall($"snippets/{reader.Id}", () => ReadyLook.Snippets(db, reader, CancellationToken.None));
}
