using System.Text;
using System.Text.Json.Nodes;

namespace Cauce.App.Tests.Architecture;

/// <summary>An OpenAPI document as a page that a person can review: operations, then schemas, each in order of their names.</summary>
internal static class OpenApiOutline
{
    public static string Of(JsonObject document)
    {
        var page = new StringBuilder();
        page.Append($"{document["info"]!["title"]} {document["info"]!["version"]}\n");
        foreach (var scheme in document["components"]!["securitySchemes"]!.AsObject())
            page.Append($"security {scheme.Key}: {scheme.Value!["type"]} {scheme.Value["scheme"]}\n");
        foreach (var path in document["paths"]!.AsObject().OrderBy(p => p.Key, StringComparer.Ordinal))
            foreach (var operation in path.Value!.AsObject().OrderBy(o => o.Key, StringComparer.Ordinal))
                Operation(page, operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());
        foreach (var schema in document["components"]!["schemas"]!.AsObject().OrderBy(s => s.Key, StringComparer.Ordinal))
            Schema(page, schema.Key, schema.Value!.AsObject());
        return page.ToString();
    }

    private static void Operation(StringBuilder page, string method, string path, JsonObject operation)
    {
        page.Append($"\n{method} {path}{(operation["security"] is null ? "" : "  (key)")}\n  {operation["summary"]}\n");
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            page.Append($"  {parameter!["in"],-7} {parameter["name"]}{(parameter["description"] is { } told ? $": {told}" : "")}\n");
        if (operation["requestBody"] is { } body)
            page.Append($"  body    {TypeOf(body["content"]!.AsObject().First().Value!["schema"])}\n");
        foreach (var answer in operation["responses"]!.AsObject().OrderBy(a => a.Key, StringComparer.Ordinal))
            page.Append($"  {answer.Key,-7} {TypeOf(answer.Value!["content"]?.AsObject().First().Value!["schema"])}\n");
    }

    private static void Schema(StringBuilder page, string name, JsonObject schema)
    {
        page.Append($"\n{name}{(schema["description"] is { } told ? $": {OneLine(told)}" : "")}\n");
        if (schema["enum"] is JsonArray values)
            page.Append($"  one of {string.Join(", ", values)}\n");
        var required = schema["required"]?.AsArray().Select(r => (string)r!).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var property in schema["properties"]?.AsObject() ?? [])
            page.Append($"  {property.Key}{(required.Contains(property.Key) ? "*" : "")} {TypeOf(property.Value)}{Remark(property.Value!)}\n");
    }

    private static string Remark(JsonNode property) =>
        (property["maxLength"] is { } most ? $" ≤{most}" : "")
        + (property["description"] is { } told ? $": {OneLine(told)}" : "")
        + ((property["example"] ?? property["examples"]?[0]) is { } example ? $" ({OneLine(example)})" : "");

    private static string OneLine(JsonNode text) => string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string TypeOf(JsonNode? schema) => schema switch
    {
        null => "-",
        { } when schema["$ref"] is { } reference => reference.ToString().Split('/')[^1],
        { } when schema["oneOf"] is JsonArray choice => string.Join(" or ", choice.Select(TypeOf)),
        { } when schema["type"] is JsonArray types => string.Join(" or ", types.Select(t => (string?)t == "array" ? $"[{TypeOf(schema["items"])}]" : t!.ToString())),
        { } when (string?)schema["type"] == "array" => $"[{TypeOf(schema["items"])}]",
        _ => schema["format"] is { } format ? $"{schema["type"]} {format}" : schema["type"]?.ToString() ?? "anything",
    };
}
