using System.Text.Json.Nodes;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Projects.Shapes;

/// <summary>Known keys, each with its own shape; any other key is a mistake.</summary>
internal sealed record FieldsShape(string Description, params (string Name, Shape Shape, bool IsRequired)[] Fields) : Shape(Description)
{
    public override void Check(Node value, string name, Action<int, string> report)
    {
        if (value.Kind != NodeKind.Map)
        {
            report(value.Line, $"'{name}' must have keys: {string.Join(", ", Fields.Select(field => field.Name))}.");
            return;
        }

        foreach (var entry in value.Entries)
        {
            if (Array.Find(Fields, field => field.Name.Equals(entry.Key, StringComparison.Ordinal)).Shape is { } shape)
            {
                shape.Check(entry.Value, entry.Key, report);
            }
            else
            {
                report(entry.Value.Line, $"'{entry.Key}' is not known here; the keys are {string.Join(", ", Fields.Select(field => field.Name))}.");
            }
        }

        foreach (var (missing, _, _) in Fields.Where(field => field.IsRequired && !value[field.Name].Exists))
        {
            report(value.Line, $"'{missing}' is missing in '{name}'.");
        }
    }

    protected override void Fill(JsonObject schema)
    {
        schema["type"] = "object";
        schema["additionalProperties"] = false;
        schema["properties"] = new JsonObject(Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Shape.ToSchema())));
        if (Fields.Any(field => field.IsRequired))
        {
            schema["required"] = new JsonArray([.. Fields.Where(field => field.IsRequired).Select(field => (JsonNode)field.Name)]);
        }
    }
}
