using Gapless.Api.Idempotency;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Gapless.Api.Reference;

/// <summary>Headers that requests take and answers carry.</summary>
internal sealed class HeadersTransformer : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        if (metadata.OfType<IdempotentAttribute>().Any())
        {
            operation.Parameters.Add(Asked("Idempotency-Key", "Any text of yours; a repetition with it gets the first answer again, for a day.", isRequired: false, longest: 200));
        }

        if (metadata.OfType<ConditionalAttribute>().Any())
        {
            operation.Parameters.Add(Asked("If-Match", "The ETag of what you change, or * for whatever it is now.", isRequired: true, longest: 200));
        }

        if (operation.OperationId == "getEvents")
        {
            operation.Parameters.Add(Asked("Last-Event-ID", "The id of the last event you saw; the stream goes on after it.", isRequired: false, longest: 20));
        }

        foreach (var (status, response) in operation.Responses!)
        {
            if (response is OpenApiResponse good)
            {
                good.Headers = Header.Of(context.Document!, OfGood(status, metadata));
            }
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<string> OfGood(string status, IList<object> metadata)
    {
        if (status == "200" && (metadata.OfType<TaggedAttribute>().Any() || metadata.OfType<ConditionalAttribute>().Any()))
        {
            yield return Header.ETag;
        }

        if (status is "201" or "202")
        {
            yield return Header.Location;
        }
    }

    private static OpenApiParameter Asked(string name, string description, bool isRequired, int longest) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Required = isRequired, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = longest } };
}
