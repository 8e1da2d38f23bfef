using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Cauce.App.Tests;

/// <summary>Uses the pages as a browser without JavaScript does: cookies, forms with their antiforgery token, no redirects followed.</summary>
internal static partial class Browsing
{
    /// <summary>One of the cast, signed in to the console.</summary>
    public static async Task<HttpClient> SignedIn(this World world, string who)
    {
        var client = world.Visitor();
        var response = await client.Submit("/console/sign-in", new Dictionary<string, string> { ["Email"] = $"{who}@cauce.example", ["Password"] = World.Password });
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return client;
    }

    /// <summary>Opens <paramref name="page"/>, takes its token, and posts the fields to <paramref name="action"/> (the page itself if absent).</summary>
    public static async Task<HttpResponseMessage> Submit(
        this HttpClient client, string page, Dictionary<string, string> fields, string? action = null)
    {
        var token = await client.Token(page);
        var content = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]);
        return await client.PostAsync(action ?? page, content);
    }

    /// <summary>As above with files, as <c>multipart/form-data</c>.</summary>
    public static async Task<HttpResponseMessage> Submit(
        this HttpClient client, string page, MultipartFormDataContent content, string? action = null)
    {
        content.Add(new StringContent(await client.Token(page)), "__RequestVerificationToken");
        return await client.PostAsync(action ?? page, content);
    }

    /// <summary>Presses a button of a form without fields.</summary>
    public static Task<HttpResponseMessage> Press(this HttpClient client, string page, string action) =>
        client.Submit(page, new Dictionary<string, string>(), action);

    public static async Task<string> Token(this HttpClient client, string page) =>
        TokenField().Match(await client.GetStringAsync(page)).Groups["token"].Value;

    public static async Task<IDocument> Open(this HttpClient client, string page) =>
        await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(page));

    public static async Task<IDocument> Parse(this HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TokenField();
}
