using Cauce.App.Data;
using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Chats;

/// <summary>Opens the chat to visitors or closes it, and says where chats come in and what the unanswered ones become.</summary>
internal sealed class ArrangeChat(Writer writer, Catalogue catalogue) : IAct
{
    /// <exception cref="RefusedException">The branch or the kind is unknown or retired.</exception>
    public async Task Do(ChatDeskInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageConnections);
        var known = catalogue.Current;
        if (known.Branches[input.Branch] is not { RetiredAt: null })
            throw ChatRefusals.UnknownBranch.AsException();
        if (known.Kinds[input.Kind ?? ""] is not { RetiredAt: null } kind)
            throw ChatRefusals.UnknownKind.AsException();
        await writer.Do(async work =>
        {
            if (await work.Db.Set<ChatDesk>().AsTracking().FirstOrDefaultAsync(d => d.Id == ChatDesk.TheOne) is { } desk)
                desk.Arrange(input.IsOpen, input.Branch, kind.Code, actor, work.Now);
            else
                work.Db.Add(new ChatDesk(input.IsOpen, input.Branch, kind.Code, actor, work.Now));
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

public sealed class ChatDeskInput
{
    public bool IsOpen { get; set; }

    public int Branch { get; set; }

    public string? Kind { get; set; }
}
