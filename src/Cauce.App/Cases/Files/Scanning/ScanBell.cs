using Cauce.App.Background;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases.Files.Scanning;

/// <summary>Wakes the scanning when a case of this node has got a file; what comes by other nodes and by mail is found by its timer.</summary>
internal sealed class ScanBell : Bell, ICommitListener
{
    public void BeforeCommit(IReadOnlyList<CaseChange> changes, WriterSql sql)
    {
        // Other nodes find it by their timers.
    }

    public void AfterCommit(IReadOnlyList<CaseChange> changes)
    {
        if (changes.Any(change => change.What == CaseHistory.FileAdded))
            Ring();
    }
}
