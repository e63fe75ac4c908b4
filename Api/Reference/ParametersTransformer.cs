using System.Text.Json.Nodes;
using Gapless.Api.Paging;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Gapless.Api.Reference;

/// <summary>What the parameters of addresses mean and which values they take, by name: a name means the same everywhere.</summary>
internal sealed class ParametersTransformer : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["after"] = "Where to go on: the next of the part before.",
        ["limit"] = "Entries at most.",
        ["slug"] = "The system's name in addresses.",
        ["id"] = "The id that a list or a create gave.",
        ["name"] = "The name of the file, without folders.",
        ["days"] = "How far back.",
        ["state"] = "Open gaps by default, regressed ones among them.",
        ["priority"] = "Only gaps of this priority.",
        ["outcome"] = "Only gaps with this outcome.",
        ["category"] = "Only gaps of this category of the catalogue.",
        ["text"] = "Part of a check's id or of the summary.",
    };

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["state"] = ["open", "regressed", "closed", "all"],
        ["priority"] = ["critical", "high", "medium", "low"],
        ["outcome"] = ["fail", "partial", "unknown"],
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>().Where(one => one.In != ParameterLocation.Header))
        {
            parameter.Description ??= Meanings.GetValueOrDefault(parameter.Name!);
            parameter.Schema = SchemaOf(parameter.Name!) ?? parameter.Schema;
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema? SchemaOf(string name) => name switch
    {
        "limit" => Number(1, Cursor.LargestLimit, Cursor.DefaultLimit),
        "days" => Number(1, 730, 90),
        "slug" => new() { Type = JsonSchemaType.String, Pattern = "^[a-z0-9-]+$", MaxLength = 60 },
        "name" => new() { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 200 },
        "after" => new() { Type = JsonSchemaType.String, MaxLength = 1000 },
        _ when Words.TryGetValue(name, out var words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => JsonValue.Create(word)!)] },
        _ => null,
    };

    private static OpenApiSchema Number(int least, int most, int usual) => new() { Type = JsonSchemaType.Integer, Minimum = $"{least}", Maximum = $"{most}", Default = JsonValue.Create(usual) };
}
