using System.Text.Json.Nodes;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Projects.Shapes;

internal sealed record ListShape(Shape Item, string Description) : Shape(Description)
{
    public int Minimum { get; init; }

    public override void Check(Node value, string name, Action<int, string> report)
    {
        if (value.Kind != NodeKind.List)
        {
            report(value.Line, $"'{name}' must be a list.");
            return;
        }

        if (value.Items.Length < Minimum)
        {
            report(value.Line, $"'{name}' must not be empty.");
        }

        foreach (var item in value.Items)
        {
            Item.Check(item, name, report);
        }
    }

    protected override void Fill(JsonObject schema)
    {
        schema["type"] = "array";
        schema["items"] = Item.ToSchema();
        if (Minimum > 0)
        {
            schema["minItems"] = Minimum;
        }
    }
}
