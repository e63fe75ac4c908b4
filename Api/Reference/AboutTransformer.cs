using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Gapless.Api.Reference;

/// <summary>What holds for the whole API: what it is, who may call, and what an error looks like.</summary>
internal sealed class AboutTransformer : IOpenApiDocumentTransformer
{
    // A bearer for machines comes beside it, and then in Security too.
    private const string Session = "session";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Gapless",
            Version = "1",
            Description = "Production readiness you can prove. Errors are problem details (RFC 9457). Lists go on with after. Long work answers 202 with an operation to follow. Creates may be repeated with an Idempotency-Key; changes need If-Match.",
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
