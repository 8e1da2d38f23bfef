using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Chats;

/// <summary>Whether visitors may chat with us at all, where their chats come in, and what the ones nobody answers become.</summary>
public sealed class ChatDesk
{
    public const int TheOne = 1;

    private ChatDesk() { }

    public ChatDesk(bool isOpen, int branch, string kind, Actor actor, DateTimeOffset now)
    {
        Id = TheOne;
        Arrange(isOpen, branch, kind, actor, now);
    }

    public int Id { get; private set; }

    /// <summary>Within the office hours of its branch.</summary>
    public bool IsOpen { get; private set; }

    public int Branch { get; private set; }

    /// <summary>Code of the kind of case.</summary>
    public string Kind { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public void Arrange(bool isOpen, int branch, string kind, Actor actor, DateTimeOffset now) =>
        (IsOpen, Branch, Kind, ByName, At) = (isOpen, branch, kind, actor.Name, now);
}

public static class ChatRefusals
{
    public static readonly Refusal Closed = new("chat.closed");
    public static readonly Refusal Ended = new("chat.ended");
    public static readonly Refusal TooLong = new("chat.too-long");
    public static readonly Refusal Taken = new("chat.taken");
    public static readonly Refusal IsCase = new("chat.is-case");
    public static readonly Refusal Busy = new("chat.busy");
    public static readonly Refusal NameMissing = new("chat.name-missing") { Field = "Name" };
    public static readonly Refusal ContactMissing = new("chat.contact-missing") { Field = "Email" };
    public static readonly Refusal UnknownBranch = new("chat.unknown-branch") { Field = "Branch" };
    public static readonly Refusal UnknownKind = new("chat.unknown-kind") { Field = "Kind" };
    public static readonly Refusal OutcomeMissing = new("chat.outcome-missing") { Field = "Outcome" };
    public static readonly Refusal Unheard = new("chat.unheard") { Field = "Outcome" };
}
