using Cauce.App.Background;
using Cauce.App.Data;

namespace Cauce.App.Communication;

/// <summary>Wakes the delivery when something was committed on this node; what other nodes wrote is found by its timer.</summary>
internal sealed class OutboxBell : Bell, ICommitListener
{
    /// <summary>Wakes the letters that go by messengers.</summary>
    public Bell Messengers { get; } = new MessengersBell();

    public new void Ring()
    {
        base.Ring();
        Messengers.Ring();
    }

    public void BeforeCommit(IReadOnlyList<CaseChange> changes, WriterSql sql)
    {
        // Other nodes find it by their timers.
    }

    public void AfterCommit(IReadOnlyList<CaseChange> changes)
    {
        if (changes.Count > 0)
            Ring();
    }

    private sealed class MessengersBell : Bell;
}
