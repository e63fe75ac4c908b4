using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Gapless.Api.Reference;

/// <summary>The answers that refuse: problem details (RFC 9457), described once for each status.</summary>
internal static class Refusal
{
    private static readonly int[] Statuses = [400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503];

    /// <summary>As the description's components name it.</summary>
    public static string NameOf(int status) => Statuses.Contains(status) ? ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal) : throw new ArgumentOutOfRangeException(nameof(status), status, "No such refusal is described.");

    public static void Describe(OpenApiDocument document)
    {
        foreach (var status in Statuses)
        {
            document.AddComponent<IOpenApiResponse>(NameOf(status), new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Headers = Header.OfRefusal(status, document),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", document), Example = Example(status) },
                },
            });
        }
    }

    private static JsonObject Example(int status)
    {
        var problem = new JsonObject
        {
            ["type"] = "https://tools.ietf.org/html/rfc9110#section-15",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["instance"] = "/api/v1/systems/shop",
            ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
        if (status == StatusCodes.Status400BadRequest)
        {
            problem["errors"] = new JsonObject { ["name"] = new JsonArray("Give a value.") };
        }

        return problem;
    }
}
