using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Gapless.Api.Reference;

/// <summary>What holds for the whole API: what it is, who may call, and what an error looks like.</summary>
internal sealed class AboutTransformer : IOpenApiDocumentTransformer
{
    // A bearer for machines comes beside it, and then in Security too.
    private const string Session = "session";

    private const string About = """
        Every system, scan, gap and document of your organization, as the pages show them.

        ### Signing in
        Calls are made with the session of somebody who has signed in, and may do what that person may do: each operation names the permission it needs.
        Without a session the answer is 401, without the permission 403. What belongs to another organization is not found.

        ### Limits
        Each caller has a number of requests a minute. `RateLimit` says how many remain, `RateLimit-Policy` how they are counted; over it the answer is 429 with `Retry-After`.

        ### Errors
        Every error is a problem (RFC 9457): `title` and `status`, `detail` with what to do, `errors` by field, and `traceId` to give when you ask for help.

        ### Lists
        A list gives `items` and `next`. Give `next` as `after` for the following part; it is null at the end.

        ### Long work
        Imports, scans and probes answer 202 with an operation at `Location`: ask for it until it has ended, or listen to `/api/v1/events`, which goes on after the last
        event you saw.

        ### Changing
        A change needs the `ETag` that you read, as `If-Match`: without it the answer is 428, and 412 when somebody else was faster. A create may carry an
        `Idempotency-Key`; repeated with it, it gets the first answer again and makes nothing twice.

        ### Versions
        The version is in the path. What is added does not change it: ignore what you do not know. Before anything is taken away there is a new version beside it for six
        months, and the old one says so with `Deprecation` and `Sunset` (RFC 9745, RFC 8594).
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Gapless",
            Version = "1",
            Description = About,
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas["Problem"] = Problem();
        Header.Describe(document);
        Refusal.Describe(document);
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Session] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionDefaults.Cookie, Description = "The cookie of somebody who has signed in." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, document)] = [] }];
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem()
    {
        static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
        return new()
        {
            Type = JsonSchemaType.Object,
            Description = "What went wrong, for people.",
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = Text("Where the kind of problem is described."),
                ["title"] = Text("The kind of problem."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "400", Maximum = "599" },
                ["detail"] = Text("What is wrong and what to do."),
                ["instance"] = Text("The address that was asked for."),
                ["traceId"] = Text("Give it when you ask for help."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "What is wrong, by field.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
            },
            Required = new HashSet<string>(StringComparer.Ordinal) { "status", "title" },
        };
    }
}
