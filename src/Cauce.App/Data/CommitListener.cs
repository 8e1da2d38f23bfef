using Cauce.Domain.Cases;

namespace Cauce.App.Data;

/// <summary>One thing that happened in a case, for those who show it.</summary>
public sealed record CaseChange(Id<Case> Id, string Number, int Branch, bool IsConfidential, string What)
{
    /// <summary>See <see cref="RequestMark"/>.</summary>
    public string? RequestMark { get; init; }
}

/// <summary>Hears of commits, to wake live pages and other nodes. It writes nothing of the business.</summary>
public interface ICommitListener
{
    /// <summary>Inside the transaction: what tells other nodes must be told by the commit itself.</summary>
    void BeforeCommit(IReadOnlyList<CaseChange> changes, WriterSql sql);

    void AfterCommit(IReadOnlyList<CaseChange> changes);
}
