using System.Text.Json;

namespace Gapless.Readiness.Checks.Api;

/// <summary>JSON that a target answered, as the tree that files are read into.</summary>
internal static class JsonNodes
{
    /// <summary>Missing when it is no JSON, or nested deeper than documents are.</summary>
    public static Node Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return Node.Missing;
        }
    }

    private static Node Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Node.Map([.. element.EnumerateObject().Select(one => KeyValuePair.Create(one.Name, Of(one.Value)))], 0),
        JsonValueKind.Array => Node.List([.. element.EnumerateArray().Select(Of)], 0),
        JsonValueKind.String => Node.Scalar(element.GetString(), 0),
        JsonValueKind.Null => Node.Scalar(null, 0),
        _ => Node.Scalar(element.GetRawText(), 0),
    };
}
