using Microsoft.OpenApi;

namespace Gapless.Api.Reference;

/// <summary>The headers of answers, described once each.</summary>
internal static class Header
{
    public const string ETag = "ETag";
    public const string Location = "Location";

    private const string RateLimit = "RateLimit";
    private const string RateLimitPolicy = "RateLimit-Policy";
    private const string RetryAfter = "Retry-After";

    public static void Describe(OpenApiDocument document)
    {
        void Tell(string name, string description, JsonSchemaType type = JsonSchemaType.String) =>
            document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type } });

        Tell(RateLimit, "Where you stand: the policy, requests that remain, seconds until they are renewed.");
        Tell(RateLimitPolicy, "The policy that counts: its name, requests, seconds.");
        Tell(RetryAfter, "Seconds after which to ask again.", JsonSchemaType.Integer);
        Tell(ETag, "The version; give it as If-Match when you change it.");
        Tell(Location, "Where to follow it.");
    }

    public static Dictionary<string, IOpenApiHeader> OfRefusal(int status, OpenApiDocument document) =>
        Of(document, status is 409 or 429 or 503 ? [RetryAfter] : []);

    /// <summary>Those of every answer, and some more.</summary>
    public static Dictionary<string, IOpenApiHeader> Of(OpenApiDocument document, params IEnumerable<string> more) =>
        more.Concat([RateLimit, RateLimitPolicy]).ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document), StringComparer.Ordinal);
}
