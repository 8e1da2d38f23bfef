using System.Text.RegularExpressions;
using Cauce.App.Cases;
using Cauce.App.Communication;
using Cauce.App.Data;
using Cauce.App.Tests.Console.Desk;
using Cauce.App.Tests.Intake.Chats;
using Cauce.App.Tests.Intake.Mail;
using Cauce.App.Tests.Intake.Messengers;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.Browser.Tests;

/// <summary>Every page there is: the route table, each parameter filled with something that exists.</summary>
internal sealed partial class Places
{
    /// <summary>What answers GET and is no page: the API, fragments, downloads, streams, redirects, and the once-only link of an empty installation.</summary>
    private static readonly string[] NotPages =
    [
        "/api/", "/openapi/", "/healthz", "/readyz", "/language/", "/suggest", "/colleagues", "/presence", "/calls/ringing", "/live", ".csv", ".html", "/html", "/files/",
        "/errors", "/original", "/kinds/number", "/terms/preview", "/first-run/", "/hooks/", "/track/{key}/answer", "/track/{key}/messages", "/track/{key}/understood", "/console/denied", "/console/intake",
    ];

    /// <summary>Pages that look different with a question.</summary>
    private static readonly string[] Asked =
    [
        "/console/cases?stage=closed", "/console/cases?q=nothing-like-it", "/console/search?q=boxes", "/console/customers?q=carmen", "/console/dashboard?kind=claim",
    ];

    private readonly Dictionary<string, string[]> values = new(StringComparer.Ordinal);

    public IReadOnlyList<string> All { get; private set; } = [];

    public static async Task<Places> Furnish(World world)
    {
        var places = new Places();
        await places.Fill(world);
        var routes = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Where(route => !NotPages.Any(not => route.Contains(not, StringComparison.Ordinal)));
        places.All = [.. routes.SelectMany(places.Addresses).Concat(Asked).Distinct()];
        return places;
    }

    /// <summary>A new page with a parameter must be told here what to fill it with.</summary>
    private IEnumerable<string> Addresses(string route)
    {
        if (!route.Contains('{', StringComparison.Ordinal))
            return [route];
        var fill = values.Where(v => route.StartsWith(v.Key, StringComparison.Ordinal)).OrderByDescending(v => v.Key.Length).Select(v => v.Value).FirstOrDefault();
        Assert.True(fill is not null, $"{route}: nothing to fill it with");
        return fill.Select(value =>
        {
            // One value for every parameter, or as many as there are, between bars.
            var parts = new Queue<string>(value.Split('|'));
            return Parameter().Replace(route, _ => parts.Count > 1 ? parts.Dequeue() : parts.Peek());
        });
    }

    private async Task Fill(World world)
    {
        var lives = await Lives.Live(world);
        string[] shown = [lives.Fresh, lives.Closed];
        values["/console/cases/{number}"] = [lives.Fresh, lives.Analysed];
        values["/console/cases/{number}/receipt"] = [lives.Closed];
        var paper = await world.Act("luis", lives.Fresh, "messages", new { kind = "letter", text = "Two boxes leave today." });
        await world.Act("ana", lives.Analysed, "messages", new { text = "Two boxes leave on Monday.", purpose = "nextSteps", sendAt = DateTimeOffset.UtcNow.AddDays(2) });
        values["/console/cases/{number}/letters/{message:guid}"] = [$"{lives.Fresh}|{(string)paper["id"]!}"];
        foreach (var tab in new[] { "analysis", "plan", "details", "history", "affected" })
            values[$"/console/cases/{{number}}/{tab}"] = shown;
        await FillIncident(world, lives);
        await FillReady(world, lives);
        values["/console/cases/{number}/solution"] = [lives.Analysed];
        values["/console/cases/{number}/answer"] = [lives.Solved];
        values["/console/cases/{number}/closure"] = [lives.Accepted];
        values["/console/cases/{number}/reopening"] = [lives.Closed];
        await using var db = world.Db();
        await FillPortal(world, db, lives);
        await FillAdministration(world, db);
        await FillMail(world);
        await FillMessengers(world);
        await FillChats(world);
        values["/console/customers/{id}"] = [(await db.Set<Customer>().OrderBy(c => c.Id).Select(c => c.Id).FirstAsync()).ToString()];
        values["/console/outbox/{id:guid}"] = [(await db.Set<OutboxMessage>().OrderBy(m => m.Id).Select(m => m.Id).FirstAsync()).ToString()];
    }

    private async Task FillMail(World world)
    {
        var opened = await world.Arrives(Postbag.Raw("Ann Lee <ann.lee@cliente.example>", "Missing boxes", "We have received only four of the six boxes.\n\nOn Mon, 2 Mar 2026 at 9:20, Sales wrote:\n> They are on their way.\n"));
        var waiting = await world.Arrives(Postbag.Raw("", "Whose is this", "Nobody knows who wrote this.", ("From", null)));
        values["/console/mails/{id:guid}"] = [opened.Id.Value.ToString(), waiting.Id.Value.ToString()];
        values["/console/admin/mailboxes/{id:guid}"] = [(await world.Mailbox()).Id.Value.ToString()];
    }

    /// <summary>A macro and a ready-made text of everybody's.</summary>
    private async Task FillReady(World world, Lives lives)
    {
        using var luis = world.Api("luis");
        async Task<string> Make(string what, object body)
        {
            var made = await luis.PostAsync($"/api/v1/{what}", System.Net.Http.Json.JsonContent.Create(body));
            return (string)System.Text.Json.Nodes.JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!;
        }
        var macro = await Make("macros", new { name = "Missing goods", textEs = "Hola, {{name}}.", textEn = "Hello {{name}}.", assign = "me", start = true, shared = true });
        values["/console/macros/{id:guid}"] = [macro];
        values["/console/cases/{number}/macros/{id:guid}"] = [$"{lives.Fresh}|{macro}"];
        values["/console/snippets/{id:guid}"] = [await Make("snippets", new { name = "sorry", textEs = "Disculpe.", textEn = "Sorry.", shared = true })];
    }

    private async Task FillMessengers(World world)
    {
        var account = await world.Hook();
        var opened = await world.Hears(account, Switchboard.Said("ann", "Two boxes are missing."));
        var waiting = await world.Hears(account, new System.Text.Json.Nodes.JsonObject { ["type"] = "unknown" });
        values["/console/messages/{id:guid}"] = [opened.Id.Value.ToString(), waiting.Id.Value.ToString()];
        values["/console/admin/messengers/{id:guid}"] = [account.Id.Value.ToString()];
    }

    /// <summary>A chat that goes on: somebody has answered, so it stays one.</summary>
    private async Task FillChats(World world)
    {
        await ChatHouse.OpenDesk(world);
        using var visitor = world.Visitor();
        using var ana = world.Api("ana");
        var page = await ChatHouse.Begin(visitor, "Two boxes are missing.", "Ann Lee");
        var chats = System.Text.Json.Nodes.JsonNode.Parse(await ana.GetStringAsync("/api/v1/chats"))!;
        var id = (string)chats["items"]![0]!["id"]!;
        (await ana.PostAsync($"/api/v1/chats/{id}/lines", System.Net.Http.Json.JsonContent.Create(new { text = "Good morning. I am looking into it." }))).EnsureSuccessStatusCode();
        values["/console/chats/{id:guid}"] = [id];
        values["/chat/{key}"] = values["/embed/chat/{key}"] = [page.Split('/')[^1]];
    }

    /// <summary>An incident with a case under it, somebody else affected, and one act for all.</summary>
    private async Task FillIncident(World world, Lives lives)
    {
        using var luis = world.Api("luis");
        (await luis.PostAsync($"/api/v1/cases/{lives.Fresh}/children", System.Net.Http.Json.JsonContent.Create(new { numbers = new[] { lives.Analysed } }))).EnsureSuccessStatusCode();
        var party = await world.Act("luis", lives.Fresh, "parties", new { name = "Neighbours of number 3", relation = "neighbours", email = "number3@other.example" });
        await world.Act("luis", lives.Fresh, $"parties/{(string)party["id"]!}/notices", new { via = "email", text = "The water is off on Monday." });
        values["/console/cases/{number}/affected/parties/{id:guid}/notice"] = [$"{lives.Fresh}|{(string)party["id"]!}"];
        var told = await world.Act("luis", lives.Fresh, "circulars", new { kind = "notice", textEs = "The water is back at six.", textEn = "The water is back at six." });
        values["/console/circulars/{id}"] = [(string)told["id"]!];
        values["/console/cases/{number}/circulars/new"] = [lives.Fresh];
    }

    private async Task FillPortal(World world, AppDb db, Lives lives)
    {
        var keys = world.Services.GetRequiredService<TrackingKeys>();
        var ids = await db.Set<Case>().ToDictionaryAsync(c => c.Number, c => keys.Of(c.Id));
        values["/new/{kind}"] = ["claim", "misconductReport"];
        values["/thanks/{key}"] = [ids[lives.Fresh]];
        values["/embed/{kind}"] = ["claim"];
        values["/embed/thanks/{key}"] = [ids[lives.Fresh]];
        var letter = await db.Set<OutboxMessage>().OrderBy(m => m.Id).FirstAsync();
        values["/unsubscribe/{token}"] = [world.Services.GetRequiredService<ThreadKeys>().Of(letter).ToString()];
        values["/track/{key}"] = [ids[lives.Fresh], ids[lives.Solved], ids[lives.Closed]];
        values["/track/{key}/receipt"] = [ids[lives.Fresh]];
        values["/survey/{key}"] = [ids[lives.Closed], ids[lives.Fresh]];
    }

    private async Task FillAdministration(World world, AppDb db)
    {
        values["/console/admin/areas/{code}"] = ["warehouse"];
        values["/console/admin/processes/{code}"] = ["delivery"];
        values["/console/admin/reasons/{code}"] = ["wrongQuantity"];
        values["/console/admin/letters/{letter}/{language}"] = ["solution|es", "progress|en"];
        values["/console/admin/channels/{code}"] = ["web"];
        values["/console/channels/{code}"] = ["phone", "web"];
        values["/console/admin/kinds/{code}"] = ["claim"];
        values["/console/admin/terms/{kind}"] = ["claim"];
        values["/console/admin/branches/{id:int}"] = ["1"];
        values["/console/admin/categories/{code}"] = await db.Set<Category>().OrderBy(c => c.Code).Select(c => c.Code).Take(1).ToArrayAsync();
        values["/console/admin/products/{id}"] = [(await db.Set<Product>().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync()).ToString()];
        var rosa = await world.IdOf("rosa");
        values["/console/admin/people/{id:guid}"] = [rosa.ToString()];
        using var admin = await world.SignedIn("admin");
        var invited = await admin.Press($"/console/admin/people/{rosa}", $"/console/admin/people/{rosa}/invitation");
        values["/console/invitation/{token}"] = [Invitation().Match(await invited.Content.ReadAsStringAsync()).Groups["token"].Value];
        using var file = new MultipartFormDataContent { { new ByteArrayContent("Fecha;Asunto;Texto\n02/03/2026;Cajas;Faltan dos cajas\n"u8.ToArray()), "File", "casos.csv" } };
        var brought = await admin.Submit("/console/import", file);
        values["/console/import/{id}"] = [brought.Headers.Location!.ToString().Split('/')[^1]];
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"/console/invitation/(?<token>[^<""]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Invitation();
}

/// <summary>Cases at five points of their way, told in English so that a page in English is all English.</summary>
internal sealed record Lives(string Fresh, string Analysed, string Solved, string Accepted, string Closed)
{
    public static async Task<Lives> Live(World world)
    {
        using (var admin = world.Api("admin"))
            await admin.PostAsync("/api/v1/products", System.Net.Http.Json.JsonContent.Create(new { code = "TILE-30", name = "Wall tile 30x60" }));
        var numbers = new List<string>();
        for (var steps = 0; steps < 5; steps++)
        {
            var number = await world.Registered("luis", input =>
            {
                input["subject"] = "Two boxes of tiles are missing";
                input["description"] = "Six boxes on the delivery note, four on the pallet. " + new string('W', 90);
                input["product"] = "TILE-30";
                input["document"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "deliveryNote", ["number"] = "ALB-8812" };
            });
            foreach (var (verb, input) in Steps.Take(new[] { 0, 4, 5, 6, 7 }[steps]))
                await world.Act("luis", number, verb, input);
            numbers.Add(number);
        }
        return new Lives(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    private static readonly (string Verb, object Input)[] Steps =
    [
        ("classification", new { severity = "serious", urgency = "high", reason = "wrongQuantity" }),
        ("analysis", new { cause = "Loaded without counting.", consequences = "The works stand still.", customerImpact = 4, companyImpact = 2 }),
        ("actions", new { type = "corrective", what = "Send the two boxes.", area = "warehouse", toldToCustomer = true }),
        ("messages", new { kind = "reply", text = "They leave this afternoon." }),
        ("solution", new { text = "We send the two boxes today.", withApology = true }),
        ("acceptance", new { accepted = true, evidence = "Call at half past nine." }),
        ("closure", new { }),
    ];
}
