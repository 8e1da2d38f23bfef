namespace Cauce.App.Console;

/// <summary>An entry of the console's navigation, for those who may use it.</summary>
internal sealed record NavItem(string Url, string Icon, string Text, string? Key = null, bool InFoot = false)
{
    /// <summary>The entries an actor sees, in order. Icons are named in Assets/icons.txt.</summary>
    public static IEnumerable<NavItem> For(Actor actor)
    {
        yield return new("/console", "inbox", Texts.MyWork, "g m");
        yield return new("/console/cases", "folders", Texts.Cases, "g c");
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
