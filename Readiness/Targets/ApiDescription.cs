using System.Text.Json;

namespace Gapless.Readiness.Targets;

/// <summary>An OpenAPI or Swagger document that a target serves, as far as the live checks need it.</summary>
public sealed record ApiDescription(Answer Source, ImmutableArray<string> Servers, ImmutableArray<ApiOperation> Operations)
{
    private static readonly ImmutableArray<string> Methods = ["get", "put", "post", "delete", "patch", "options", "head"];

    /// <summary>Where such documents usually lie.</summary>
    public static ImmutableArray<ProbeRequest> Requests { get; } =
    [
        ProbeRequest.Get("/openapi/v1.json"), ProbeRequest.Get("/openapi.json"), ProbeRequest.Get("/api/v1/openapi.json"), ProbeRequest.Get("/api/openapi.json"),
        ProbeRequest.Get("/swagger/v1/swagger.json"), ProbeRequest.Get("/swagger.json"), ProbeRequest.Get("/v3/api-docs"), ProbeRequest.Get("/api-docs"),
    ];

    /// <summary>The first document that can be read, or null.</summary>
    public static ApiDescription? Of(TargetFacts target) =>
        Requests.Select(target.Answer).Where(answer => answer is { IsSuccess: true, IsTruncated: false }).Select(Read).FirstOrDefault(found => found is not null);

    private static ApiDescription? Read(Answer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && (Has(root, "openapi") || Has(root, "swagger")) && Object(root, "paths") is { } paths
                ? new(answer, ServersOf(root), [.. OperationsOf(root, paths)])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ImmutableArray<string> ServersOf(JsonElement root) =>
        root.TryGetProperty("servers", out var servers) && servers.ValueKind == JsonValueKind.Array
            ? [.. servers.EnumerateArray().Select(server => Text(server, "url")).OfType<string>()]
            : Text(root, "host") is { } host && root.TryGetProperty("schemes", out var schemes) && schemes.ValueKind == JsonValueKind.Array
                ? [.. schemes.EnumerateArray().Where(scheme => scheme.ValueKind == JsonValueKind.String).Select(scheme => $"{scheme.GetString()}://{host}")]
                : [];

    private static IEnumerable<ApiOperation> OperationsOf(JsonElement root, JsonElement paths)
    {
        foreach (var path in paths.EnumerateObject().Where(path => path.Value.ValueKind == JsonValueKind.Object && path.Name.StartsWith('/')))
        {
            foreach (var operation in path.Value.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Object))
            {
                if (Methods.Contains(operation.Name, StringComparer.OrdinalIgnoreCase))
                {
                    yield return new(operation.Name.ToUpperInvariant(), path.Name, IsProtected(root, operation.Value), NeedsSecretQuery(operation.Value));
                }
            }
        }
    }

    // An empty list, or an empty requirement among others, allows anonymous calls.
    private static bool IsProtected(JsonElement root, JsonElement operation) =>
        (operation.TryGetProperty("security", out var own) || root.TryGetProperty("security", out own))
        && own.ValueKind == JsonValueKind.Array && own.GetArrayLength() > 0
        && own.EnumerateArray().All(one => one.ValueKind == JsonValueKind.Object && one.EnumerateObject().Any());

    private static bool NeedsSecretQuery(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Array
        && parameters.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.Object && "query".Equals(Text(one, "in"), StringComparison.Ordinal)
            && one.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.True);

    private static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out _);

    private static JsonElement? Object(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? found : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
}
