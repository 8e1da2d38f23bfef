namespace Cauce.App.Console;

/// <summary>An entry of the console's navigation, for those who may use it.</summary>
internal sealed record NavItem(string Url, string Icon, string Text, string? Key = null, bool InFoot = false)
{
    /// <summary>A count beside the entry, and the words that say of what; null where there is nothing to count.</summary>
    public NavCount? Count { get; init; }

    /// <summary>The entries an actor sees, in order. Icons are named in Assets/icons.txt.</summary>
    /// <param name="chats">How many wait; null where there is no chat.</param>
    public static IEnumerable<NavItem> For(Actor actor, long myOpen = 0, long overdue = 0, long mails = 0, long messages = 0, long? chats = null)
    {
        yield return new("/console", "inbox", Texts.MyWork, "g m") { Count = myOpen > 0 ? new(myOpen, Texts.CountMyOpen, IsLate: false) : null };
        yield return new("/console/cases", "folders", Texts.Cases, "g c") { Count = overdue > 0 ? new(overdue, Texts.CountOverdue, IsLate: true) : null };
        if (actor.May(Permission.WorkCases))
            yield return new("/console/mails", "mail", Texts.Mails, "g e") { Count = mails > 0 ? new(mails, Texts.CountToReview, IsLate: false) : null };
        if (actor.May(Permission.WorkCases))
            yield return new("/console/messages", "messages", Texts.Messages) { Count = messages > 0 ? new(messages, Texts.CountToReview, IsLate: false) : null };
        if (actor.May(Permission.WorkCases) && chats is { } waiting)
            yield return new("/console/chats", "message-circle", Texts.Chats) { Count = waiting > 0 ? new(waiting, Texts.CountWaiting, IsLate: true) : null };
        if (actor.May(Permission.WorkCases))
            yield return new("/console/macros", "list-check", Texts.Macros);
        if (actor.May(Permission.ViewCustomers))
            yield return new("/console/customers", "users", Texts.Customers, "g u");
        if (actor.May(Permission.ViewMeasures))
            yield return new("/console/dashboard", "chart-histogram", Texts.Dashboard, "g d");
        if (actor.May(Permission.ViewOutbox))
            yield return new("/console/outbox", "send", Texts.Outbox);
        if (actor.May(Permission.ImportCases))
            yield return new("/console/import", "table-import", Texts.Import);
        if (actor.May(Permission.ManageCatalogues) || actor.May(Permission.ManagePeople))
            yield return new("/console/admin", "settings", Texts.Administration, InFoot: true);
    }
}

internal sealed record NavCount(long N, string Of, bool IsLate);
