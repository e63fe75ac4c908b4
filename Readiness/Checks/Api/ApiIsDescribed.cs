using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Api;

public sealed partial class ApiIsDescribed : Check
{
    private const int Most = 20;
    private const int WellCovered = 90;
    private const int HalfCovered = 50;

    // A generator that only developers see stands this close below its condition.
    private const int LinesOfBlock = 8;

    private static readonly ImmutableArray<Idiom> Generators =
    [
        Generator("dotnet", Language.CSharp, ["MapOpenApi", "UseSwagger", "UseOpenApi", "UseFastEndpoints"], DotNet()),
        Generator("node", Language.JavaScript, ["SwaggerModule", "swagger-jsdoc", "swaggerJsdoc", "@fastify/swagger", "fastifySwagger", "OpenApiGenerator", "OpenAPIHono", "swagger-ui-express", "swaggerUi", "RegisterRoutes", "OpenApi"], Node()),
        Generator("python", Language.Python, ["FastAPI", "SpectacularAPIView", "Api(", "APISpec", "Litestar", "NinjaAPI"], Python()) with { Accept = match => !Disabled().IsMatch(match.LineText) },
        Generator("go", Language.Go, ["huma.", "httpSwagger", "ginSwagger", "echoSwagger", "swagger.New"], Go()),
        Generator("rust", Language.Rust, ["utoipa", "OpenApiRouter", "SwaggerUi", "poem_openapi"], Rust()),
        Generator("ruby", Language.Ruby, ["Rswag", "add_swagger_documentation"], Ruby()),
        Generator("php", Language.Php, ["ApiResource", "OpenApi\\Attributes", "L5Swagger"], Php()),
        Generator("elixir", Language.Elixir, ["OpenApiSpex"], Elixir()),
    ];

    private static readonly Idiom DevelopersOnly = new("api.openapi/developers-only", ["IsDevelopment", "NODE_ENV", "DEBUG"]) { Pattern = InDevelopment(), Languages = [Language.CSharp, Language.JavaScript, Language.Python] };

    // They describe the API by themselves as soon as they are there.
    private static readonly string[] SelfDescribing = ["springdoc-openapi*", "quarkus-smallrye-openapi", "micronaut-openapi", "nelmio/api-doc-bundle", "darkaonline/l5-swagger", "dedoc/scramble", "api-platform/*"];

    public override CheckInfo Info { get; } = new("api.openapi", Category.Api, Priority.Medium, "An OpenAPI description exists and matches the running API")
    {
        Why = "Without a description every client guesses, and nobody notices when an answer changes.",
        Remedy = "Generate the description from the code, serve it or publish it as an artefact of the build, and look at its difference in every pull request.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["OpenAPI 3.1", "RFC 9727", "RFC 8631"],
        AppliesWhen = Condition.Any(Fact.Api, Fact.ApiTarget),
    };

    public override ImmutableArray<Idiom> Idioms => [.. Generators, DevelopersOnly];

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => Sampled(target).Select(ProbeRequest.Get);

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (ApiDescription.Of(target) is not { } description)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "No description lies where they usually do; a private API may keep it to itself.")];
        }

        var sampled = Sampled(target).Select(path => target.Answer(ProbeRequest.Get(path))).Where(answer => answer.IsAnswered).ToList();
        var absent = sampled.Where(answer => answer.Status == 404 || target.IsSoftMissing(answer)).ToList();
        var evidence = absent.Take(5).Select(answer => answer.Seen("declared, and not there")).Prepend(description.Source.Seen("description", "content-type"));
        var share = sampled.Count == 0 ? 100 : (sampled.Count - absent.Count) * 100 / sampled.Count;
        return [(share, description.Operations.Length) switch
        {
            (_, 0) => Verdict.Partial(target.Name, $"{description.Source.Asked} describes no operation.", evidence),
            (>= WellCovered, var all) => Verdict.Pass(target.Name, $"{description.Source.Asked} describes {all} operations{(sampled.Count == 0 ? "" : $", and {sampled.Count - absent.Count} of {sampled.Count} that were tried are there")}.", evidence),
            (>= HalfCovered, _) => Verdict.Partial(target.Name, $"{absent.Count} of {sampled.Count} operations that were tried are not there.", evidence),
            _ => Verdict.Fail(target.Name, $"{absent.Count} of {sampled.Count} operations that were tried are not there: the description is of something else.", evidence),
        }];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var described = ApiComponents.Of(repository);
        return described.Count > 0 ? described.Select(component => Judge(repository, component, isOnly: described.Count == 1))
            : File(repository, "") is { } file ? [OnlyAFile(Verdict.WholeSystem, file)]
            : [];
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component, bool isOnly)
    {
        var file = File(repository, component.Path) ?? (isOnly ? File(repository, "") : null);
        if (SelfDescribing.Select(component.Manifest.Find).FirstOrDefault(found => found is not null) is { } dependency)
        {
            return Verdict.Pass(component.Name, $"{dependency.Name} describes its API.", Evidence.Strong("generator", new(component.Manifest.Path, dependency.Line)));
        }

        if (Generators.Select(idiom => SharedCode.FirstOf(repository, component, idiom)).FirstOrDefault(hit => hit is not null) is { } generator)
        {
            var evidence = Evidence.Strong("generator", generator.Location);
            return IsForDevelopers(repository, generator)
                ? Verdict.Partial(component.Name, "Its description is served to developers only.", evidence)
                : Verdict.Pass(component.Name, $"{generator.Path} serves a description made from the code.", evidence);
        }

        return file is null && Schema(repository, component) is { } schema ? Verdict.Pass(component.Name, $"{schema.Path} is its contract.", Evidence.Strong("schema", new(schema.Path, 0)))
            : file is not null ? OnlyAFile(component.Name, file)
            : Verdict.Fail(component.Name, "Nothing describes its API.", Evidence.Strong("no description and no generator of one", new(component.Manifest.Path, 0)));
    }

    private static Verdict OnlyAFile(string subject, DataFile file) =>
        Verdict.Partial(subject, $"{file.Path} describes the API; nothing shows that it is served, or still true.", Evidence.Certain("description", new(file.Path, 0)));

    private static DataFile? File(RepositoryFacts repository, string folder) => repository.DataFiles.FirstOrDefault(file =>
        file.Class is not (PathClasses.Test or PathClasses.Sample or PathClasses.Vendored)
        && (folder.Length == 0 || file.Path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase))
        && file.Documents is [var root, ..] && (root["openapi"].Exists || root["swagger"].Exists || root["asyncapi"].Exists) && (root["paths"].Exists || root["channels"].Exists));

    /// <summary>For GraphQL and gRPC the schema is the description.</summary>
    private static FileFact? Schema(RepositoryFacts repository, ComponentFacts component) => repository.FilesOf(component).FirstOrDefault(file =>
        file.Class == PathClasses.Production && (file.Name.EndsWith(".graphql", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".graphqls", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".proto", StringComparison.OrdinalIgnoreCase)));

    private static bool IsForDevelopers(RepositoryFacts repository, IdiomHit generator) =>
        repository.HitsIn(generator.Path, DevelopersOnly).Any(condition => generator.Line >= condition.Line && generator.Line - condition.Line <= LinesOfBlock);

    /// <summary>What is declared to need nothing, and so can be asked for.</summary>
    private static IEnumerable<string> Sampled(TargetFacts target) => (ApiDescription.Of(target)?.Operations ?? [])
        .Where(operation => operation is { Method: "GET", NeedsSecretQuery: false } && !operation.Path.Contains('{', StringComparison.Ordinal) && !Streams().IsMatch(operation.Path))
        .Select(operation => operation.Path).Distinct(StringComparer.Ordinal).Take(Most);

    private static Idiom Generator(string name, string language, ImmutableArray<string> anchors, Regex pattern) => new("api.openapi/" + name, anchors) { Pattern = pattern, Languages = [language] };

    [GeneratedRegex("""\.(MapOpenApi|UseSwagger(Gen)?|UseOpenApi|UseFastEndpoints)\s*\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DotNet();

    [GeneratedRegex("""(SwaggerModule\.(setup|createDocument)\(|swagger-?[jJ]s[dD]oc\(|register\(\s*(import\()?['"`]?(@fastify/swagger|fastifySwagger|swagger)\b|new\s+OpenApiGenerator\w*\(|new\s+OpenAPIHono|swaggerUi\.(serve|setup)|\bRegisterRoutes\(|\b(generateOpenApi(Document)?|createOpenApi\w*(Handler|Middleware))\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Node();

    [GeneratedRegex("""(\bFastAPI\(|SpectacularAPIView|=\s*(flask_smorest\.)?Api\(\s*app|\bAPISpec\(|\bLitestar\(|\bNinjaAPI\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Python();

    // FastAPI(openapi_url=None)
    [GeneratedRegex("""openapi_(url|config)\s*=\s*None""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Disabled();

    [GeneratedRegex("""(\bhuma\.(Register|New|API)|(http|gin|echo)Swagger\.(Handler|WrapHandler|EchoWrapHandler|WrapHandler)|swagger\.New\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Go();

    [GeneratedRegex("""(SwaggerUi::new|OpenApiRouter::|ApiDoc::openapi\(\)|OpenApiService::new)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rust();

    [GeneratedRegex("""(mount\s+Rswag::Api|add_swagger_documentation)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ruby();

    [GeneratedRegex("""(#\[ApiResource|use\s+OpenApi\\Attributes|L5Swagger)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Php();

    [GeneratedRegex("""OpenApiSpex\.Plug\.(RenderSpec|PutApiSpec)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elixir();

    // if (app.Environment.IsDevelopment())     if (process.env.NODE_ENV !== 'production')     if settings.DEBUG:
    [GeneratedRegex("""\bif\b[^\n]{0,60}(\.IsDevelopment\(\)|NODE_ENV[ \t]*(!==?[ \t]*['"`]production|===?[ \t]*['"`]dev)|\bDEBUG\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InDevelopment();

    // An answer that does not end would only spend the probe's time.
    [GeneratedRegex("""(events?|stream|subscribe|sse|ws)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Streams();
}
