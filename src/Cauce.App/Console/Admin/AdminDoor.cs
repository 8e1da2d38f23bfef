using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Shared;

namespace Cauce.App.Console.Admin;

/// <summary>The way to everything that is set up rather than worked on.</summary>
internal static class AdminDoor
{
    public static void MapAdmin(this Pages pages)
    {
        pages.MapGet("/admin", (HttpContext http) => AdminLink.For(http.Actor()).Any()
            ? Page.Of<AdminPage>(new { Actor = http.Actor() })
            : throw IdentityRefusals.NotPermitted.AsException());
        pages.MapPeople();
        pages.MapKeys();
        pages.MapBranches();
    }
}

/// <summary>An entry of the administration's first page, for those who may use it.</summary>
internal sealed record AdminLink(string Url, string Icon, string Title, string About)
{
    public static IEnumerable<AdminLink> For(Actor actor) => People(actor).Concat(Catalogues(actor));

    public static IEnumerable<AdminLink> People(Actor actor)
    {
        if (actor.May(Permission.ManagePeople))
            yield return new("/console/admin/people", "users", Texts.People, Texts.PeopleAbout);
        if (actor.May(Permission.ManageBranches))
            yield return new("/console/admin/branches", "building", Texts.Branches, Texts.BranchesAbout);
        if (actor.May(Permission.ManageMailboxes))
            yield return new("/console/admin/mailboxes", "mail", Texts.Mailboxes, Texts.MailboxesAbout);
        if (actor.May(Permission.ManageConnections))
            yield return new("/console/admin/switchboard", "phone", Texts.Switchboard, Texts.SwitchboardAbout);
        if (actor.May(Permission.ManageConnections))
            yield return new("/console/admin/chat", "message-circle", Texts.Chat, Texts.ChatAbout);
        if (actor.May(Permission.ManageConnections))
            yield return new("/console/admin/antivirus", "shield-check", Texts.Antivirus, Texts.AntivirusAbout);
        if (actor.May(Permission.ManageMailboxes))
            yield return new("/console/admin/messengers", "brand-whatsapp", Texts.Messengers, Texts.MessengersAbout);
        if (actor.May(Permission.ManageApiKeys))
            yield return new("/console/admin/keys", "key", Texts.Keys, Texts.KeysAbout);
    }

    public static IEnumerable<AdminLink> Catalogues(Actor actor) => !actor.May(Permission.ManageCatalogues) ? [] :
    [
        new("/console/admin/kinds", "clipboard-list", Texts.Kinds, Texts.KindsAbout),
        new("/console/admin/reasons", "help-circle", Texts.Reasons, Texts.ReasonsAbout),
        new("/console/admin/categories", "tags", Texts.Categories, Texts.CategoriesAbout),
        new("/console/admin/channels", "messages", Texts.Channels, Texts.ChannelsAbout),
        new("/console/admin/areas", "users-group", Texts.Areas, Texts.AreasAbout),
        new("/console/admin/processes", "route", Texts.Processes, Texts.ProcessesAbout),
        new("/console/admin/products", "package", Texts.Products, Texts.ProductsAbout),
        new("/console/admin/sites", "world", Texts.Sites, Texts.SitesAbout),
        new("/console/admin/letters", "mail", Texts.Letters, Texts.LettersAbout),
        new("/console/admin/terms", "calendar-due", Texts.Terms, Texts.TermsAbout),
    ];
}
