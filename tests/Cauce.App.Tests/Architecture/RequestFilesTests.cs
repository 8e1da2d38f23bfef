using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Architecture;

/// <summary><c>requests/*.http</c> is carried out as a person would do it, one after another.</summary>
public sealed partial class RequestFilesTests(World world)
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Sources.Root, "requests"), "*.http").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public async Task Every_request_does_what_its_title_says(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Sources.Root, "requests", file));
        var told = Variable().Matches(text).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
        told["site"] = world.Url;
        told["host"] = world.Url + "/api/v1";
        foreach (var (who, key) in world.Keys)
            told[who] = key;
        using var client = new HttpClient();
        var answers = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var part in Parts(text))
        {
            using var request = part.Read(place => place.Contains(".response.body.", StringComparison.Ordinal) ? Pick(answers, place)
                : place == Tomorrow ? DateTimeOffset.UtcNow.AddDays(1).ToString("O") : told[place]);
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(part.Expects is { } status ? (int)answer.StatusCode == status : answer.IsSuccessStatusCode, $"{file}, {part.Title}: {(int)answer.StatusCode} {body}");
            if (part.Name is { } name)
                answers[name] = JsonNode.Parse(body);
        }
    }

    [Fact]
    public void Every_route_of_the_API_has_its_request_and_no_request_asks_for_another()
    {
        var asked = Files.SelectMany(file => Parts(File.ReadAllText(Path.Combine(Sources.Root, "requests", (string)file))))
            .Select(part => (part.Method, Path: part.Address.Replace("{{host}}", "/api/v1", StringComparison.Ordinal).Replace("{{site}}", "", StringComparison.Ordinal).Split('?')[0])).Distinct().ToList();
        var routes = (from endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                      from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
                      select (Method: method, Path: "/" + endpoint.RoutePattern.RawText!.Trim('/'))).ToList();
        Assert.Empty(asked.Where(a => !routes.Exists(r => r.Method == a.Method && IsFor(a.Path, r.Path))));
        Assert.Empty(routes.Where(r => r.Path.StartsWith("/api/", StringComparison.Ordinal) && !asked.Exists(a => r.Method == a.Method && IsFor(a.Path, r.Path))));
    }

    private static bool IsFor(string path, string route) =>
        Regex.IsMatch(Place().Replace(path, "x"), "^" + Parameter().Replace(Regex.Escape(route).Replace("}", "}"), "[^/]+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Pick(Dictionary<string, JsonNode?> answers, string place)
    {
        var parts = place.Split('.');
        return parts.Skip(3).Aggregate(answers[parts[0]], (node, step) => int.TryParse(step, out var at) ? node![at] : node![step])!.ToString();
    }

    private static IEnumerable<Part> Parts(string text) => text.Split("\n### ").Skip(1).Select(block => new Part(block));

    private sealed class Part
    {
        private readonly string[] lines;
        private readonly int blank;

        public Part(string block)
        {
            lines = [.. block.Split('\n').Where((line, i) => i == 0 || !line.StartsWith('#'))];
            Title = lines[0];
            Expects = Status().Match(Title) is { Success: true } status ? int.Parse(status.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture) : null;
            Name = block.Split('\n').FirstOrDefault(line => line.StartsWith("# @name ", StringComparison.Ordinal))?[8..].Trim();
            (Method, Address) = lines[1].Split(' ', 2) is [var method, var address] ? (method, address.Trim()) : throw new FormatException(block);
            blank = Array.FindIndex(lines, 2, string.IsNullOrWhiteSpace);
        }

        public string Title { get; }

        public string? Name { get; }

        public int? Expects { get; }

        public string Method { get; }

        public string Address { get; }

        public HttpRequestMessage Read(Func<string, string> fill)
        {
            string Filled(string line) => Place().Replace(line, match => fill(match.Groups["place"].Value));
            var request = new HttpRequestMessage(new HttpMethod(Method), Filled(Address));
            foreach (var header in lines[2..(blank < 0 ? lines.Length : blank)].Where(line => !line.StartsWith("Content-Type", StringComparison.Ordinal)).Select(line => Filled(line).Split(": ", 2)))
                request.Headers.Add(header[0], header[1]);
            var body = blank < 0 ? "" : Filled(string.Join('\n', lines[blank..]).Trim());
            if (body.Length > 0)
                request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            return request;
        }
    }

    /// <summary>As editors that run these files fill it in.</summary>
    private const string Tomorrow = "$datetime iso8601 1 d";

    [GeneratedRegex(@"^@(?<name>\w+) = (?<value>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{(?<place>[^}]+)\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    [GeneratedRegex(@"\\\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"Refused \((?<status>\d{3})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Status();
}
