using System.Text.Json.Nodes;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Projects.Shapes;

/// <summary>Keys that the team chooses, each with a value of the same shape.</summary>
internal sealed record MapShape(Shape Value, string Description) : Shape(Description)
{
    public override void Check(Node value, string name, Action<int, string> report)
    {
        if (value.Kind != NodeKind.Map)
        {
            report(value.Line, $"'{name}' must have keys with values.");
            return;
        }

        foreach (var entry in value.Entries)
        {
            Value.Check(entry.Value, entry.Key, report);
        }
    }

    protected override void Fill(JsonObject schema)
    {
        schema["type"] = "object";
        schema["additionalProperties"] = Value.ToSchema();
    }
}
