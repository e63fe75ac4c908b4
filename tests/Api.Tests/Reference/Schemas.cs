using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gapless.Api.Tests.Reference;

/// <summary>The part of JSON Schema 2020-12 that the description uses.</summary>
internal sealed class Schemas(JsonObject document)
{
    /// <summary>Where the value differs from the schema; empty when it is as described.</summary>
    public IEnumerable<string> Faults(JsonNode? value, JsonNode? schema, string at = "$")
    {
        if (schema is not JsonObject rules)
        {
            return [];
        }

        if (rules["$ref"] is { } reference)
        {
            return Faults(value, Resolve(reference.GetValue<string>()), at);
        }

        if ((rules["oneOf"] ?? rules["anyOf"]) is JsonArray choices)
        {
            return choices.Any(choice => !Faults(value, choice, at).Any()) ? [] : [$"{at} is none of the choices"];
        }

        return OfType(value, rules, at).Concat(value switch
        {
            JsonObject map => OfObject(map, rules, at),
            JsonArray list => list.SelectMany((item, index) => Faults(item, rules["items"], $"{at}[{index}]")),
            _ => rules["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)) ? [$"{at}: {value} is no word of the list"] : [],
        });
    }

    public JsonNode? Resolve(string reference)
    {
        Assert.StartsWith("#/", reference, StringComparison.Ordinal);
        return reference[2..].Split('/').Aggregate((JsonNode?)document, (node, part) => node?[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]);
    }

    private static IEnumerable<string> OfType(JsonNode? value, JsonObject rules, string at)
    {
        string[] types = rules["type"] switch
        {
            null => [],
            JsonArray several => [.. several.Select(one => one!.GetValue<string>())],
            var one => [one.GetValue<string>()],
        };
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        bool Is(string type) => type switch
        {
            "null" => kind == JsonValueKind.Null,
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            _ => kind == JsonValueKind.Number,
        };
        return types.Length == 0 || types.Any(Is) ? [] : [$"{at}: {kind} instead of {string.Join(" or ", types)}"];
    }

    private IEnumerable<string> OfObject(JsonObject map, JsonObject rules, string at)
    {
        var known = rules["properties"] as JsonObject ?? [];
        foreach (var name in (rules["required"] as JsonArray ?? []).Select(one => one!.GetValue<string>()).Where(name => !map.ContainsKey(name)))
        {
            yield return $"{at}.{name} is missing";
        }

        foreach (var (name, value) in map)
        {
            if (known[name] is null && rules["additionalProperties"] is null && known.Count > 0)
            {
                yield return $"{at}.{name} is not described";
            }

            foreach (var fault in Faults(value, known[name] ?? rules["additionalProperties"], $"{at}.{name}"))
            {
                yield return fault;
            }
        }
    }
}
