using System.Net;
using System.Net.Http.Headers;
using Cauce.App.Intake.Import;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Intake.Import;

/// <summary>Imports as a person does: upload, look, confirm, wait.</summary>
internal static class Importing
{
    public static async Task<HttpResponseMessage> Bring(this HttpClient browser, byte[] content, string name = "casos.csv")
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return await browser.Submit("/console/import", new MultipartFormDataContent { { file, "File", name } });
    }

    /// <summary>The address of the page that shows how the file will be read.</summary>
    public static async Task<string> Brought(this HttpClient browser, byte[] content, string name = "casos.csv")
    {
        var response = await browser.Bring(content, name);
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.ToString();
    }

    /// <summary>What the form of the plan holds, as a browser would send it, with some of it changed.</summary>
    public static async Task<HttpResponseMessage> Answer(this HttpClient browser, string page, string act, params (string Name, string? Value)[] changes)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in (await browser.Open(page)).QuerySelectorAll("#plan select, #plan input"))
        {
            var name = field.GetAttribute("name");
            var value = field is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value
                : field is AngleSharp.Html.Dom.IHtmlInputElement { Type: "checkbox" } box ? (box.IsChecked ? box.Value : null)
                : ((AngleSharp.Html.Dom.IHtmlInputElement)field).Value;
            if (name is not (null or "__RequestVerificationToken") && value is not null)
                fields[name] = value;
        }
        foreach (var (name, value) in changes)
        {
            fields.Remove(name);
            if (value is not null)
                fields[name] = value;
        }
        fields["Act"] = act;
        return await browser.Submit(page, fields);
    }

    /// <summary>Uploads, confirms with the changes given, and waits for the end.</summary>
    public static async Task<CaseImport> Import(this World world, byte[] content, params (string Name, string? Value)[] changes)
    {
        using var admin = await world.SignedIn("admin");
        var page = await admin.Brought(content);
        var started = await admin.Answer(page, "start", changes);
        Assert.True(started.StatusCode == HttpStatusCode.SeeOther, await started.Content.ReadAsStringAsync());
        return await world.Finished(page);
    }

    public static async Task<CaseImport> Finished(this World world, string page)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var import = await world.Read(page);
            if (import.State is ImportState.Finished or ImportState.Failed)
                return import;
            await Task.Delay(50);
        }
        throw new TimeoutException("The import did not end within 30 seconds");
    }

    public static async Task<CaseImport> Read(this World world, string page)
    {
        await using var db = world.Db();
        var id = Id<CaseImport>.Parse(page.Split('/')[^1])!.Value;
        return await db.Set<CaseImport>().SingleAsync(i => i.Id == id);
    }
}
