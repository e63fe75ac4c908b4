using System.Text.Json.Nodes;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Projects.Shapes;

internal sealed record FlagShape(string Description) : Shape(Description)
{
    public override void Check(Node value, string name, Action<int, string> report)
    {
        if (!value.IsTrue && !value.IsFalse)
        {
            report(value.Line, $"'{name}' must be true or false.");
        }
    }

    protected override void Fill(JsonObject schema) => schema["type"] = "boolean";
}
