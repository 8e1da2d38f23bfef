using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Chats;

/// <summary>What one of the two said in a chat. Never changed.</summary>
public sealed class ChatLine
{
    private ChatLine() { }

    internal ChatLine(Id<ChatLine> id, Id<Chat> chat, int position, string text, Actor? by, DateTimeOffset at)
    {
        Id = id;
        ChatId = chat;
        Position = position;
        Text = text;
        By = by?.Id;
        ByName = by?.Name ?? "";
        At = at;
    }

    public Id<ChatLine> Id { get; private set; }

    public Id<Chat> ChatId { get; private set; }

    /// <summary>From 1, without gaps.</summary>
    public int Position { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Null: the visitor.</summary>
    public Guid? By { get; private set; }

    /// <summary>Name at that time; empty for the visitor.</summary>
    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public bool IsVisitors => By is null;
}
