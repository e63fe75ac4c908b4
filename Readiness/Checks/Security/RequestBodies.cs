using System.Text.Json;

namespace Gapless.Readiness.Checks.Security;

/// <summary>The JSON bodies that an OpenAPI 3 document describes: for each, whether its schema names a limit beyond types.</summary>
internal sealed class RequestBodies(JsonElement root)
{
    private const int Deepest = 8;

    private static readonly string[] Limits = ["maxLength", "minLength", "pattern", "enum", "minimum", "maximum", "maxItems", "format", "exclusiveMinimum", "const"];
    private static readonly string[] Combined = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Writing = ["post", "put", "patch"];

    public List<bool> ToList() =>
    [
        .. from path in Entries(Child(root, "paths"))
           from operation in Entries(path.Value)
           where Writing.Contains(operation.Name, StringComparer.Ordinal)
           let content = Child(Resolve(Child(operation.Value, "requestBody")), "content")
           from media in Entries(content)
           where media.Name.Contains("json", StringComparison.Ordinal)
           select HasLimit(Child(media.Value, "schema"), 0),
    ];

    private bool HasLimit(JsonElement schema, int depth)
    {
        var resolved = Resolve(schema);
        if (depth > Deepest || resolved.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        return Limits.Any(limit => resolved.TryGetProperty(limit, out _))
            || Entries(Child(resolved, "properties")).Any(property => HasLimit(property.Value, depth + 1))
            || HasLimit(Child(resolved, "items"), depth + 1)
            || Combined.Any(name => Child(resolved, name) is { ValueKind: JsonValueKind.Array } parts && parts.EnumerateArray().Any(part => HasLimit(part, depth + 1)));
    }

    private JsonElement Resolve(JsonElement element)
    {
        for (var step = 0; step < Deepest && element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference) && reference.GetString() is { } pointer; step++)
        {
            element = pointer.StartsWith("#/", StringComparison.Ordinal) ? pointer[2..].Split('/').Aggregate(root, Child) : default;
        }

        return element;
    }

    private static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    private static JsonElement.ObjectEnumerator Entries(JsonElement element) => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default;
}
