using System.Text.Json.Nodes;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Projects.Shapes;

/// <summary>What a value in a settings file must look like: says what is wrong with one, and is written as JSON Schema for editors.</summary>
/// <param name="Description">What the value means, for people.</param>
internal abstract record Shape(string Description)
{
    /// <summary>Adds what is wrong with the value.</summary>
    /// <param name="name">The key it stands under, for messages.</param>
    public abstract void Check(Node value, string name, Action<int, string> report);

    /// <summary>The shape as JSON Schema 2020-12.</summary>
    public JsonObject ToSchema()
    {
        var schema = new JsonObject();
        Fill(schema);
        schema["description"] = Description;
        return schema;
    }

    protected abstract void Fill(JsonObject schema);
}
