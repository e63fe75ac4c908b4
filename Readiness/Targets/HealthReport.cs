using System.Text.Json;

namespace Gapless.Readiness.Targets;

/// <summary>The dependencies that a health answer names.</summary>
public static class HealthReport
{
    private const int DepthLimit = 6;

    private static readonly ImmutableArray<string> Sections = ["entries", "checks", "components", "details", "results", "dependencies", "services", "info", "error"];

    /// <summary>Names of what is checked, in document order; empty for plain answers.</summary>
    public static ImmutableArray<string> Dependencies(Answer answer)
    {
        if (!answer.IsJson)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Text);
            return [.. Names(document.RootElement, 0).Where(name => KindOf(name) is not null).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The fact that a dependency's name stands for, or null when it is none.</summary>
    public static string? KindOf(string name)
    {
        var lower = name.ToLowerInvariant();
        return Any(lower, "db", "database", "postgres", "npgsql", "sql", "mongo", "mysql", "oracle", "dynamo", "cosmos") ? Fact.Database
            : Any(lower, "redis", "cache", "valkey", "memcached") ? Fact.Cache
            : Any(lower, "kafka", "rabbit", "queue", "broker", "amqp", "nats", "servicebus", "masstransit") ? Fact.Queue
            : Any(lower, "service", "http", "api", "storage", "s3", "blob", "elastic", "search", "smtp") ? "other"
            : null;
    }

    private static bool Any(string name, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (name.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // {"status":"UP","components":{"db":{"status":"UP"}}} or {"checks":[{"name":"db","status":"ok"}]} or {"db":"ok"}
    private static IEnumerable<string> Names(JsonElement element, int depth)
    {
        if (depth > DepthLimit)
        {
            yield break;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray().SelectMany(item => Named(item, depth)))
            {
                yield return item;
            }
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!Sections.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
            {
                yield return property.Name;
            }

            foreach (var name in Names(property.Value, depth + 1))
            {
                yield return name;
            }
        }
    }

    private static IEnumerable<string> Named(JsonElement item, int depth) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? [name.GetString()!]
            : Names(item, depth + 1);
}
