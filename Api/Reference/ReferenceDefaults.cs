using Microsoft.OpenApi;

namespace Gapless.Api.Reference;

/// <summary>The description of the API (https://spec.openapis.org/oas/v3.1.1), made from the endpoints themselves.</summary>
internal static class ReferenceDefaults
{
    public const string Path = "/api/v1/openapi.json";

    private const string Name = "v1";

    public static void AddReference(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = api => api.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddOperationTransformer<AnswersTransformer>();
        options.AddOperationTransformer<HeadersTransformer>();
        options.AddOperationTransformer<ParametersTransformer>();
        options.AddOperationTransformer<ExamplesTransformer>();
        options.AddDocumentTransformer<AboutTransformer>();
    });

    /// <summary>For everybody: it tells what can be asked, not what there is.</summary>
    public static void MapReference(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
    }
}
