using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Api;

public sealed partial class DevelopersCanReadTheApi : Check
{
    private const int Half = 50;

    private static readonly ImmutableArray<ProbeRequest> Portals =
        [.. ((string[])["/docs", "/api/docs", "/swagger", "/swagger/index.html", "/swagger-ui/index.html", "/redoc", "/scalar", "/reference", "/api-docs", "/graphiql"]).Select(path => ProbeRequest.Get(path) with { FollowsRedirects = true })];

    private static readonly Idiom Portal = new("api.docs/portal", ["UseSwaggerUI", "MapScalarApiReference", "UseReDoc", "SwaggerModule.setup", "swagger-ui-express", "swaggerUi.", "@fastify/swagger-ui", "@scalar/", "redoc", "SpectacularSwaggerView", "SpectacularRedocView", "FastAPI(", "httpSwagger", "ginSwagger", "echoSwagger", "SwaggerUi::new", "Rswag::Ui", "springdoc", "swagger-ui", "apiReference(", "l5-swagger", "scramble", "OpenApiSpex.Plug.SwaggerUI", "graphiql", "ApolloServerPluginLandingPage", "@page \"/reference\"", "@page \"/docs"])
    {
        Pattern = PortalUse(),
        Accept = match => !match.LineText.Contains(".Contains(", StringComparison.Ordinal),
        Languages = [.. Language.Code, Language.Markup],
    };

    private static readonly Idiom Access = Section("access", """authenticat|authoriz|api key|api-key|bearer|access token|credentials""");
    private static readonly Idiom Limits = Section("limits", """rate limit|rate-limit|limits|throttl|quota""");
    private static readonly Idiom Errors = Section("errors", """error|status code""");
    private static readonly Idiom Changes = Section("changes", """version|changelog|deprecat|breaking""");
    private static readonly Idiom Sample = new("api.docs/sample", ["curl ", "http://", "https://", "```http", "```json"]) { Pattern = SampleCall(), Languages = [Language.Markdown], In = PathClasses.Documentation, LimitPerFile = 3 };

    private static readonly Idiom Secured = new("api.docs/secured", ["addBearerAuth", "addApiKey", "addOAuth2", "AddSecurityDefinition", "HTTPBearer(", "OAuth2PasswordBearer(", "APIKeyHeader(", "securitySchemes", "@SecurityScheme", "SecurityScheme("]) { Languages = Language.Code, LimitPerFile = 1 };

    private static readonly string[] PortalPackages = ["springdoc-openapi-starter-webmvc-ui", "springdoc-openapi-ui", "springdoc-openapi-starter-webflux-ui", "quarkus-smallrye-openapi"];

    public override CheckInfo Info { get; } = new("api.docs", Category.Api, Priority.Low, "Developers can read how to authenticate, what limits apply and see examples")
    {
        Why = "Who cannot read how to sign in and what a call looks like writes to the support, or takes another product.",
        Remedy = "Publish a portal from the description, with how to authenticate, the limits, and an example for each operation.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository],
        References = ["OpenSSF Best Practices documentation_interface"],
        AppliesWhen = Condition.Any(Fact.Api, Fact.ApiTarget),
    };

    public override ImmutableArray<Idiom> Idioms => [Portal, Access, Limits, Errors, Changes, Sample, Secured];

    public override ImmutableArray<ProbeRequest> Requests => [.. ApiDescription.Requests, .. Portals];

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var portal = Portals.Select(request => target.Answer(request).Final).FirstOrDefault(answer => target.Exists(answer) && answer.IsHtml && PortalPage().IsMatch(answer.Text));
        var description = ApiDescription.Of(target);
        if (portal is null && description is null)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "No portal and no description lie where they usually do; they may be elsewhere.")];
        }

        var facets = OfDescription(description is null ? Node.Missing : JsonNodes.Read(description.Source.Text)) with { Portal = portal?.Seen("portal", "content-type") };
        return [Judge(target.Name, facets, description?.Source.Seen("description"))];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var files = repository.Files.Where(file => file.Class == PathClasses.Documentation && ApiPage().IsMatch(file.Path) && !Decision().IsMatch(file.Path)).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var description = repository.DataFiles.FirstOrDefault(file => file.Class is PathClasses.Production or PathClasses.Documentation && file.Documents is [var root, ..] && (root["openapi"].Exists || root["swagger"].Exists) && root["paths"].Exists);
        Evidence? In(Idiom idiom, string name) => repository.HitsOf(idiom).FirstOrDefault(hit => files.Contains(hit.Path)) is { } hit ? Evidence.Strong(name, hit.Location) : null;
        var described = OfDescription(description?.Documents[0] ?? Node.Missing);
        var page = files.Order(StringComparer.Ordinal).FirstOrDefault();
        var portal = repository.FirstOf(null, Portal) is { } found ? Evidence.Strong("portal", found.Location)
            : repository.Components.FirstOrDefault(component => Array.Exists(PortalPackages, name => component.Manifest.Find(name) is not null)) is { } component ? Evidence.Strong("portal", new(component.Manifest.Path, 0))
            : page is not null ? Evidence.Strong("page", new(page, 0)) : null;
        var facets = new Facets(portal, described.Access ?? In(Access, "how to authenticate") ?? (repository.FirstOf(null, Secured) is { } secured ? Evidence.Strong("the description names how to authenticate", secured.Location) : null), described.Limits ?? In(Limits, "limits"), described.Examples ?? In(Sample, "examples"), described.Errors ?? In(Errors, "errors"), described.Changes ?? In(Changes, "versions"));
        return [Judge(Verdict.WholeSystem, facets, description is null ? null : Evidence.Certain("description", new(description.Path, 0)))];
    }

    private static Verdict Judge(string subject, Facets facets, Evidence? source)
    {
        var needed = new (string Name, Evidence? Evidence)[] { ("a portal or page", facets.Portal), ("how to authenticate", facets.Access), ("limits", facets.Limits), ("examples", facets.Examples) };
        var found = needed.Select(one => one.Evidence).Append(facets.Errors).Append(facets.Changes).OfType<Evidence>().ToList();
        var missing = needed.Where(one => one.Evidence is null).Select(one => one.Name).ToList();
        return (missing.Count, found.Count) switch
        {
            (0, _) => Verdict.Pass(subject, "Developers can read how to authenticate, the limits, and examples.", found),
            (_, >= 2) => Verdict.Partial(subject, $"The documentation of the API lacks {string.Join(", ", missing)}.", found),
            _ => Verdict.Fail(subject, $"The documentation of the API lacks {string.Join(", ", missing)}.", found.DefaultIfEmpty(source ?? Evidence.Strong("no page on the API"))),
        };
    }

    private static Facets OfDescription(Node root)
    {
        var operations = root["paths"].Entries.SelectMany(path => path.Value.Entries.Where(one => one.Value["responses"].Exists).Select(one => one.Value)).ToList();
        var shown = operations.Count(operation => HasExample(operation["requestBody"]) || HasExample(operation["responses"]));
        Evidence? When(bool holds, string what) => holds ? Evidence.Certain($"the description has {what}") : null;
        return new(
            null,
            When(root.At("components", "securitySchemes").Entries.Concat(root["securityDefinitions"].Entries).Any(), "security schemes"),
            When(operations.Exists(operation => operation["responses"]["429"].Exists) || (root.At("info", "description").Text ?? "").Contains("rate limit", StringComparison.OrdinalIgnoreCase), "limits"),
            When(operations.Count > 0 && shown * 100 / operations.Count >= Half, "examples"),
            When(operations.Exists(operation => operation["responses"].Entries.Any(answer => answer.Key is ['4' or '5', ..] or "default" && (answer.Value["content"].Exists || answer.Value["schema"].Exists || answer.Value["$ref"].Exists))), "errors"),
            When(Version().IsMatch(root.At("info", "description").Text ?? ""), "a word on versions"));
    }

    private static bool HasExample(Node node) => node.Descendants().Any(one => one.Entries.Any(entry => entry.Key is "example" or "examples"));

    private static Idiom Section(string name, string words) => DocumentHeadings.Idiom("api.docs/" + name, words);

    private sealed record Facets(Evidence? Portal, Evidence? Access, Evidence? Limits, Evidence? Examples, Evidence? Errors, Evidence? Changes);

    [GeneratedRegex("""(\.UseSwaggerUI\(|\.UseSwaggerUi\w*\(|MapScalarApiReference\(|\.UseReDoc\(|SwaggerModule\.setup\(|swaggerUi\.(serve|setup)|["']@fastify/swagger-ui["']|["']@scalar/[\w-]+["']|<redoc\b|Spectacular(Swagger|Redoc)View|\bFastAPI\((?![^)\n]*docs_url\s*=\s*None)|(http|gin|echo)Swagger\.|SwaggerUi::new|Rswag::Ui|OpenApiSpex\.Plug\.SwaggerUI|graphiql\s*[:=]\s*(true|True)|\bGraphiQL\b|ApolloServerPluginLandingPage|@page\s+"/(reference|api-docs|docs/api)")""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PortalUse();

    [GeneratedRegex("""(swagger-ui|redoc|scalar|stoplight|elements-api|rapidoc|graphiql|api-reference|openapi)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PortalPage();

    [GeneratedRegex("""(^|/)(adrs?|decisions?|rfcs?|proposals?)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Decision();

    // API.md, docs/api/users.md, docs/rest-api.md; README of an API counts where it has the sections
    [GeneratedRegex("""((^|/)API[^/]*\.(md|mdx|adoc|rst)|(^|/)docs?/([^/]+/)*[^/]*\bapi\b[^/]*(/[^/]+)*\.(md|mdx|adoc|rst)|(^|/)api-(docs|reference)/[^/]+\.(md|mdx))$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiPage();

    [GeneratedRegex("""(\bcurl\s+(-|"|'|http)|```(http|json|bash)\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SampleCall();

    [GeneratedRegex("""(changelog|deprecat|versioning)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
