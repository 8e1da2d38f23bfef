using Cauce.App.Data;
using Cauce.Domain.Intake.Chats;

namespace Cauce.App.Intake.Chats;

/// <summary>When somebody is there to chat with.</summary>
internal static class ChatHours
{
    /// <summary>The desk, while it is open and its branch has its office hours; null when nobody is there.</summary>
    public static ChatDesk? OpenChatDesk(this Catalogue.Snapshot known, DateTimeOffset now) =>
        known.ChatDesk is { IsOpen: true } desk && NextOpen(known, desk, now) <= now ? desk : null;

    /// <summary>When it opens again; null when that is not foreseen.</summary>
    public static DateTimeOffset? NextChatHour(this Catalogue.Snapshot known, DateTimeOffset now) =>
        known.ChatDesk is { IsOpen: true } desk ? NextOpen(known, desk, now) : null;

    /// <summary>A branch that tells no hours has no other than its desk's.</summary>
    private static DateTimeOffset? NextOpen(Catalogue.Snapshot known, ChatDesk desk, DateTimeOffset now)
    {
        var calendar = known.CalendarOf(desk.Branch);
        return calendar.Hours.AreEmpty ? now : calendar.NextOpen(now);
    }
}
