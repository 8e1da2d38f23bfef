using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

/// <summary>
/// Words that belong to one entry of the history and to nothing else: why a case was reopened, why a gate was passed,
/// each restatement, what was tried before a silence. They stand here so that they can be erased without breaking the chain.
/// </summary>
public sealed class CaseText
{
    private CaseText() { }

    internal CaseText(Id<Case> caseId, string what, string text, Actor actor, DateTimeOffset now)
    {
        Id = Id<CaseText>.New(now);
        CaseId = caseId;
        What = what;
        Text = text;
        By = actor.Id;
        At = now;
        Salt = Content.NewSalt();
    }

    public Id<CaseText> Id { get; private set; }

    public Id<Case> CaseId { get; private set; }

    /// <summary>The history code it belongs to.</summary>
    public string What { get; private set; } = "";

    public string Text { get; private set; } = "";

    public Guid? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public byte[] Salt { get; private set; } = [];

    public Content AsContent() => Content.Of(Id.Value, Salt, Text);
}
