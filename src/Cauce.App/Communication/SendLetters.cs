using Cauce.App.Background;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication;

/// <summary>
/// Tells the customer what happened, in the same transaction: receipt confirmed, solution, closing... An imported case was
/// acknowledged elsewhere, perhaps years ago: its registration writes to nobody.
/// </summary>
internal sealed class SendLetters(LetterWriter letters) : IReaction
{
    public Task To(HistoryEntry entry, Case @case, Work work)
    {
        if (entry.What == CaseHistory.Registered && entry.ActorKind != ActorKind.System && @case.ImportKey is null)
            Acknowledge(@case, work);
        return Task.CompletedTask;
    }

    /// <summary>By mail where there is an address; where there is none, by what the door itself shows or hands over.</summary>
    private void Acknowledge(Case @case, Work work)
    {
        var via = @case.Complainant.Email is not null ? "email" : @case.Channel is "web" ? "screen" : @case.Channel is "api" ? "api" : "receipt";
        if (via == "email")
            work.Insert(letters.Acknowledgement(@case, work.Now));
        @case.Acknowledge(via, Actor.System, work.Now);
    }
}
