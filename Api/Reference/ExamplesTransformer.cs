using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Gapless.Api.Reference.Examples;
using Gapless.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Gapless.Api.Reference;

/// <summary>An example of each body, written as the API writes it.</summary>
internal sealed class ExamplesTransformer : IOpenApiOperationTransformer
{
    // Lists of examples have types that the compiler made.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(GaplessJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var example = OperationExamples.Of(operation.OperationId!);
        if (example?.Request is { } asked && operation.RequestBody?.Content is { } taken)
        {
            foreach (var media in taken.Values)
            {
                media.Example = Write(asked);
            }
        }

        foreach (var media in operation.Responses!.Values.OfType<OpenApiResponse>().SelectMany(response => response.Content?.Values ?? []))
        {
            media.Example = Write(example?.Answer);
        }

        return Task.CompletedTask;
    }

    private static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Options),
    };
}
