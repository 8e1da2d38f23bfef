using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Portal;

/// <summary>A customer on the portal, and what staff do meanwhile, for the tests of both doors.</summary>
internal static class Complaining
{
    public static Dictionary<string, string> Complaint(string? email = null) => new()
    {
        ["Description"] = "En el albarán figuran seis cajas y han llegado cuatro.\nFaltan dos.",
        ["OccurredAt"] = "2026-03-02",
        ["Where"] = "En la obra de la calle Mayor",
        ["Document.Type"] = "deliveryNote",
        ["Document.Number"] = "ALB-2026-17",
        ["RemedySought"] = "Que traigan las dos cajas",
        ["Customer.Name"] = "Carmen Ruiz",
        ["Customer.Email"] = email ?? $"carmen-{Guid.NewGuid():n}@cliente.example",
        ["Customer.Phone"] = "600 123 456",
        ["Customer.PreferredChannel"] = "email",
        ["Customer.Language"] = "es",
    };

    /// <summary>Fills in the form as a browser without scripts does, with what hidden fields the page gave.</summary>
    public static async Task<HttpResponseMessage> Complain(
        this HttpClient visitor, Dictionary<string, string> fields, string kind = "claim", params (string Name, byte[] Bytes)[] files)
    {
        var page = await visitor.Open($"/new/{kind}");
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in page.HiddenFields())
            content.Add(new StringContent(value), name);
        return await visitor.Send($"/new/{kind}", content, fields, files);
    }

    public static Task<HttpResponseMessage> Send(
        this HttpClient visitor, string url, MultipartFormDataContent content, Dictionary<string, string> fields, params (string Name, byte[] Bytes)[] files)
    {
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "Files", name);
        return visitor.PostAsync(url, content);
    }

    /// <summary>What the page itself puts into its form: token, ticket, notes of files it has.</summary>
    public static List<(string Name, string Value)> HiddenFields(this IDocument page) =>
        [.. page.QuerySelectorAll("form[enctype] input[type=hidden], form[enctype] input[name=Kept]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value))];

    /// <summary>The fields as the pages' own forms send them; any character goes through.</summary>
    public static MultipartFormDataContent AsForm(this Dictionary<string, string> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return content;
    }

    public static Dictionary<string, string> Also(this Dictionary<string, string> fields, string name, string value)
    {
        fields[name] = value;
        return fields;
    }

    /// <summary>The key of the case a visitor has just made.</summary>
    public static async Task<string> NewCase(this HttpClient visitor, Dictionary<string, string>? fields = null, string kind = "claim")
    {
        var response = await visitor.Complain(fields ?? Complaint(), kind);
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.ToString().Split('/')[^1];
    }

    public static async Task<Case> CaseOf(this World world, string key)
    {
        var hash = TrackingKeys.Hash(key);
        await using var db = world.Db();
        return await db.Set<Case>().FirstAsync(c => c.TrackingKeyHash == hash, TestContext.Current.CancellationToken);
    }

    /// <summary>What an act of staff does, through the one writer.</summary>
    public static Task Act(this World world, string key, Func<Case, Work, Actor, Task> act) =>
        world.Services.GetRequiredService<Writer>().Do(async work => await act(await work.CaseByTrackingKey(TrackingKeys.Hash(key)), work, Luis));

    /// <summary>Proposes a solution on a minor case, as its owner does.</summary>
    public static Task Propose(this World world, string key, string text, bool apology = false, string? origin = null) => world.Act(key, (c, work, luis) =>
    {
        var solution = new Solution(Id<Solution>.New(work.Now), c.Id, text, luis, work.Now);
        solution.Apologise(apology);
        solution.TellOrigin(origin);
        c.Propose(solution, luis, work.Now);
        work.Insert(solution);
        return Task.CompletedTask;
    });

    public static Task Close(this World world, string key) => world.Act(key, (c, work, luis) =>
    {
        c.Close(luis, work.Now);
        return Task.CompletedTask;
    });

    public static Actor Luis { get; } =
        new(ActorKind.Staff, Guid.Parse("00000000-0000-7000-8000-000000000001"), "Luis Ferrer", Roles.PermissionsOf(Role.Supervisor), [1]) { Role = Role.Supervisor };

    public static byte[] Jpeg(int length = 2000)
    {
        var bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }.CopyTo(bytes, 0);
        return bytes;
    }
}
