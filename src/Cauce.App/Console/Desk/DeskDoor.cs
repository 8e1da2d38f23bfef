using Cauce.App.Cases;
using Cauce.App.Console.Desk.Acts;
using Cauce.App.Console.Desk.Intake;
using Cauce.App.Console.Desk.Tabs;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Console.Desk;

/// <summary>The case page with its tabs, its composer, its forms, and the quick intake.</summary>
public static class DeskDoor
{
    internal static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<CasePageLook>();
        services.AddScoped<BranchPeople>().AddScoped<Tabs.CustomerContacts>();
    }

    internal static void MapDesk(this Pages console, Settings settings)
    {
        console.MapIntake(settings);
        var pages = console.MapGroup("/cases/{number}");
        pages.MapGet("", Conversation);
        pages.MapGet("/history", History);
        pages.MapComposer(settings);
        pages.MapAnalysis();
        pages.MapPlan();
        pages.MapDetails();
        pages.MapActForms();
    }

    private static async Task<IResult> Conversation(
        string number, string? call, HttpContext http, AppDb db, CasePageLook look, Communication.ReadCase read, CancellationToken cancel)
    {
        var page = await look.Read(db, http.Actor(), number, cancel);
        if (page.Head.Mentioned || page.Head.Unread)
            await read.Do(number, http.Actor(), cancel);
        return Page.Of<ConversationPage>(new { Page = page, Form = Form.Of(ComposerInput.For(page, call)) });
    }

    private static async Task<IResult> History(string number, HttpContext http, AppDb db, CasePageLook look, CancellationToken cancel) =>
        Page.Of<HistoryPage>(new { Page = await look.Read(db, http.Actor(), number, cancel) });
}
