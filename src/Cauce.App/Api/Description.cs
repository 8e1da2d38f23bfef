using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Cauce.App.Api;

/// <summary>
/// What the OpenAPI document says besides the routes and the docstrings: who may call, what every route may answer, which
/// header makes a POST safe to repeat. Pages are for people and are not in it.
/// </summary>
internal static class Description
{
    private const string Bearer = "bearer";

    private static readonly (int Status, string Meaning)[] Always =
    [
        (400, "A field is missing or wrong; errors names each one and says why."),
        (401, "There is no API key, or it is unknown or revoked."),
        (403, "The owner of the key may not do this."),
    ];

    public static void Write(OpenApiOptions options)
    {
        options.ShouldInclude = api => api.RelativePath is { } path && (path.StartsWith("api/", StringComparison.Ordinal) || path is "healthz" or "readyz");
        options.CreateSchemaReferenceId = NameOf;
        options.AddDocumentTransformer(DescribeAll);
        options.AddOperationTransformer(DescribeOne);
    }

    /// <summary>The input of an act is called like the act.</summary>
    private static string? NameOf(JsonTypeInfo type) => type.Type switch
    {
        { IsNested: true, Name: "Input", DeclaringType: { } act } => act.Name,
        { IsNested: true, IsGenericType: false, DeclaringType: { } act } nested when OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not null =>
            (act.Name == "Input" ? act.DeclaringType!.Name : act.Name) + nested.Name,
        _ => OpenApiOptions.CreateDefaultSchemaReferenceId(type),
    };

    private static Task DescribeAll(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Cauce",
            Version = "v1",
            Description = "Customers' incidents, complaints and claims. Instants are ISO 8601 in UTC, days are yyyy-MM-dd; errors are problem details "
                + "(RFC 9457) whose code is stable and whose detail is for people, in the language of Accept-Language (es, en).",
        };
        // Never the name the caller used: it would put whatever they sent into a document that others may read from a cache.
        document.Servers = [new OpenApiServer { Url = context.ApplicationServices.GetRequiredService<Settings>().PublicUrl?.TrimEnd('/') ?? "/" }];
        (document.Components ??= new OpenApiComponents()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key, made in the console or by bin/cauce token create: Authorization: Bearer KEY. It may do what its owner may.",
            },
        };
        return Task.CompletedTask;
    }

    private static async Task DescribeOne(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var path = context.Description.RelativePath!.TrimEnd('/');
        var method = context.Description.HttpMethod!;
        operation.OperationId = method.ToLowerInvariant() + string.Concat(path.Split('/', '{', '}', ':').Where(part => part is not ("" or "api" or "v1" or "guid")).Select(Capital));
        var problem = await Problem<ProblemDetails>(context, cancel);
        if (!path.StartsWith("api/", StringComparison.Ordinal))
        {
            Answer(operation, 429, "Too many requests from this address; Retry-After says in how many seconds to come again.", problem);
            return;
        }
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        AskWords(operation, context);
        foreach (var (status, meaning) in Always)
            Answer(operation, status, meaning, status == 400 ? await Problem<HttpValidationProblemDetails>(context, cancel) : problem);
        if (path.Contains('{', StringComparison.Ordinal))
            Answer(operation, 404, "There is no such thing, or the caller may not see it.", problem);
        if (!HttpMethods.IsGet(method))
            Answer(operation, 409, "The business says no: code names the rule. Also when somebody changed the case in between.", problem);
        if (HttpMethods.IsPost(method))
            MayRepeat(operation, problem);
    }

    private static void MayRepeat(OpenApiOperation operation, IOpenApiSchema problem)
    {
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = IdempotencyKeys.Header,
            In = ParameterLocation.Header,
            Description = "Chosen by the caller, at most 200 characters. Sent again with the same key and body, the request is answered as it "
                + "was the first time and nothing happens twice; kept for two days. A refused request may be put right and sent again with its key.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
            Example = "b7a1c7de-2f0b-4a57-9d6e-6f1f0d6f2c55",
        });
        Answer(operation, 422, "The idempotency key has been used for another request.", problem);
    }

    private static async Task<IOpenApiSchema> Problem<T>(OpenApiOperationTransformerContext context, CancellationToken cancel)
        where T : ProblemDetails
    {
        var name = typeof(T).Name;
        if (context.Document!.Components?.Schemas?.ContainsKey(name) != true)
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(T), null, cancel);
            (schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))["code"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String, Description = "Stable name of what was wrong, such as case.not-solved.",
            };
            context.Document.AddComponent(name, schema);
        }
        return new OpenApiSchemaReference(name, context.Document);
    }

    private static void AskWords(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var word in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryWord>())
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = word.Name,
                In = ParameterLocation.Query,
                Description = word.Values.Count > 0 ? $"{word.Meaning} One of: {string.Join(", ", word.Values)}." : word.Meaning,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
    }

    private static void Answer(OpenApiOperation operation, int status, string meaning, IOpenApiSchema schema) =>
        (operation.Responses ??= [])[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = meaning,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = schema } },
        };

    private static string Capital(string word) => string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1));
}
