using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Communication;
using Cauce.App.Data;
using Cauce.Domain.Communication;

namespace Cauce.App.Console.Desk;

/// <summary>Says something in a case together with its files, in one go: neither is there without the other.</summary>
public sealed class SayWithFiles(Writer writer) : IAct
{
    /// <exception cref="RefusedException">The text is empty, or somebody changed the case meanwhile.</exception>
    public async Task Do(string number, SayInCase.Input input, IReadOnlyList<StoredFile> files, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var kind = input.ReadKind();
        var text = Text.Body(input.Text, nameof(input.Text));
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            var message = await SayInCase.Say(found, kind, text, actor, work);
            foreach (var file in files)
                work.Attach(found, file, message.Id.Value, forCustomer: kind != MessageKind.Note, actor);
        }, cancel);
    }
}
