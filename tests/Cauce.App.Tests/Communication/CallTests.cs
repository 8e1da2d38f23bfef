using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.App.Tests.Console.Desk;

namespace Cauce.App.Tests.Communication;

/// <summary>A call written down in a case is a fact beside its words.</summary>
public sealed class CallTests(World world)
{
    [Fact, Trait("Req", "D02"), Trait("Req", "D08"), Trait("Req", "E27"), Trait("Req", "E17")]
    public async Task A_call_tells_who_called_whom_when_how_long_what_of_the_guide_was_done_and_where_its_recording_is()
    {
        var number = await world.Registered();
        var said = await world.Act("ana", number, "messages", new
        {
            kind = "call", text = "Dice que el transportista no llamó al timbre.",
            call = new
            {
                direction = "fromCustomer", startedAt = "2026-03-02T10:15", seconds = 245, number = "600 123 456",
                recordingUrl = "https://centralita.example/grabaciones/1?a=\"><script>", steps = new[] { "listen", "apologise" },
            },
        });
        Assert.Equal(("fromCustomer", 245, "34600123456"), ((string)said["call"]!["direction"]!, (int)said["call"]!["seconds"]!, (string)said["call"]!["number"]!));
        using var api = world.Api("ana");
        var all = JsonNode.Parse(await api.GetStringAsync($"/api/v1/cases/{number}/messages", Cancel))!["items"]!.AsArray();
        Assert.Equal(["listen", "apologise"], all[^1]!["call"]!["steps"]!.AsArray().Select(step => (string)step!));
        using var ana = await world.SignedIn("ana");
        var page = await ana.Open(DeskCases.Page(number));
        var line = page.QuerySelector(".entry-call")!;
        foreach (var words in new[] { "Llamó el cliente", "10:15", "4:05 min", "+34 600 123 456", "Escuchar", "Disculparse" })
            Assert.Contains(words, line.TextContent, StringComparison.Ordinal);
        var link = line.QuerySelector("a")!;
        Assert.Equal("https://centralita.example/grabaciones/1?a=\"><script>", link.GetAttribute("href"));
        Assert.Contains("noopener", link.GetAttribute("rel")!, StringComparison.Ordinal);
        Assert.Contains("Se anotó una llamada del cliente.", (await ana.Open(DeskCases.Page(number, "/history"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "D02")]
    public async Task The_composer_writes_a_call_down_with_what_is_known_of_it_and_without()
    {
        var number = await world.Registered();
        using var ana = await world.SignedIn("ana");
        var fields = new Dictionary<string, string>
        {
            ["Kind"] = "call", ["Text"] = "Le explico los plazos.", ["Call.Direction"] = "toCustomer", ["Minutes"] = "5", ["Call.Steps"] = "explain", ["Call.Number"] = "", ["Call.StartedAt"] = "",
            ["Call.RecordingUrl"] = "", ["Call.SwitchboardCall"] = "",
        };
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Submit(DeskCases.Page(number), fields, DeskCases.Page(number, "/messages"))).StatusCode);
        var line = (await ana.Open(DeskCases.Page(number))).QuerySelector(".entry-call")!.TextContent;
        Assert.Contains("Llamamos al cliente", line, StringComparison.Ordinal);
        Assert.Contains("5:00 min", line, StringComparison.Ordinal);
        fields["Call.RecordingUrl"] = "javascript:alert(1)";
        var refused = await ana.Submit(DeskCases.Page(number), fields, DeskCases.Page(number, "/messages"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Parse();
        Assert.Contains("https://", page.QuerySelector(".composer-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".composer [value=explain][checked]"));
        // Only a call takes the fields of a call along.
        var note = new Dictionary<string, string>(fields) { ["Kind"] = "note" };
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.Submit(DeskCases.Page(number), note, DeskCases.Page(number, "/messages"))).StatusCode);
    }

    [Theory]
    [InlineData("""{"recordingUrl":"http://a.example/1"}""", "call.recording-not-https")]
    [InlineData("""{"recordingUrl":"https://user:pass@a.example/1"}""", "call.recording-not-https")]
    [InlineData("""{"recordingUrl":"//a.example/1"}""", "call.recording-not-https")]
    [InlineData("""{"seconds":-1}""", "call.length-invalid")]
    [InlineData("""{"seconds":86401}""", "call.length-invalid")]
    [InlineData("""{"startedAt":"2199-01-01T00:00"}""", "call.in-future")]
    [InlineData("""{"number":"no es un número"}""", "phone.invalid")]
    [InlineData("""{"direction":"sideways"}""", "choice.unknown")]
    [InlineData("""{"steps":["dance"]}""", "choice.unknown")]
    public async Task What_cannot_be_true_of_a_call_is_refused_by_name(string call, string code)
    {
        using var api = world.Api("ana");
        var input = new JsonObject { ["kind"] = "call", ["text"] = "Hola", ["call"] = JsonNode.Parse(call) };
        var response = await api.PostAsJsonAsync($"/api/v1/cases/{await world.Registered()}/messages", input, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!["code"]!);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
