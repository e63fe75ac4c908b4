using Gapless.Api.Access;
using Gapless.Api.Idempotency;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Gapless.Api.Reference;

/// <summary>Every answer of an operation: the good one, its own refusals, and those that come before any handler.</summary>
internal sealed class AnswersTransformer : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var answers = metadata.OfType<Answers>().LastOrDefault() ?? throw new InvalidOperationException($"{operation.OperationId} does not say what it answers.");
        operation.Responses = new OpenApiResponses { [$"{answers.Success}"] = Success(answers, operation) };
        foreach (var status in answers.Refusals.Concat(Common(metadata)).Distinct().Order())
        {
            operation.Responses[$"{status}"] = new OpenApiResponseReference(Refusal.NameOf(status), context.Document);
        }

        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
        }

        if (metadata.OfType<Permission>().Cast<Permission?>().FirstOrDefault() is { } permission)
        {
            operation.Description = $"Needs the permission {permission}.";
        }

        return Task.CompletedTask;
    }

    /// <summary>The schema is the framework's, by reference: one made here would stand in place, without the nulls that it allows.</summary>
    private static OpenApiResponse Success(Answers answers, OpenApiOperation operation)
    {
        var response = new OpenApiResponse { Description = ReasonPhrases.GetReasonPhrase(answers.Success) };
        if (answers.Body is not null)
        {
            var made = operation.Responses?[$"{answers.Success}"].Content?[Json].Schema ?? throw new InvalidOperationException($"{operation.OperationId} answers without a schema.");
            response.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Json] = new() { Schema = made } };
        }
        else if (answers.ContentType is { } type)
        {
            response.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [type] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } };
        }

        return response;
    }

    private static IEnumerable<int> Common(IList<object> metadata)
    {
        yield return StatusCodes.Status429TooManyRequests; // from the gateway
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
        }

        if (metadata.OfType<IdempotentAttribute>().Any())
        {
            yield return StatusCodes.Status400BadRequest;
            yield return StatusCodes.Status409Conflict;
            yield return StatusCodes.Status422UnprocessableEntity;
        }

        if (metadata.OfType<ConditionalAttribute>().Any())
        {
            yield return StatusCodes.Status409Conflict;
            yield return StatusCodes.Status412PreconditionFailed;
            yield return StatusCodes.Status428PreconditionRequired;
        }
    }
}
