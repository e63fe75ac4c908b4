using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Api;

public sealed partial class ApiHasVersions : Check
{
    private const int Nearly = 90;

    private static readonly Idiom Scheme = new("api.versioning/scheme", ["/v0", "/v1", "/v2", "/v3", "v1/", "'v1'", "\"v1\"", ":v1", "AddApiVersioning", "[ApiVersion", "enableVersioning", "NamespaceVersioning", "URLPathVersioning", "AcceptHeaderVersioning", "api-version", "application/vnd.", "HasApiVersion", "@version"])
    {
        Pattern = VersionedRoute(),
        Languages = Language.Code,
        Accept = match => !BuildFile().IsMatch(match.Path) && !Elsewhere().IsMatch(match.LineText) && (ByItself().IsMatch(match.Text) || Registers().IsMatch(match.LineText)),
        LimitPerFile = 5,
    };

    private static readonly Idiom Policy = new("api.versioning/policy", ["deprecat", "sunset", "versioning", "breaking change"])
    {
        Pattern = PolicyText(),
        Languages = [Language.Markdown, Language.Text],
        In = PathClasses.Documentation,
        Accept = match => match.Path[0] is not '.' && (ApiText().IsMatch(match.Path) || ApiText().IsMatch(match.LineText)),
        LimitPerFile = 3,
    };

    private static readonly Idiom Announced = new("api.versioning/announced", ["'Sunset'", "\"Sunset\"", "'Deprecation'", "\"Deprecation\""]) { Languages = Language.Code, LimitPerFile = 1 };

    public override CheckInfo Info { get; } = new("api.versioning", Category.Api, Priority.Medium, "The API has a version scheme and a deprecation policy")
    {
        Why = "Without versions each change breaks somebody, or is never made.",
        Remedy = "Put /v1 before every route, and write down how long an old version stays after the new one is there.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live],
        References = ["RFC 9745", "RFC 8594"],
        AppliesWhen = Condition.Any(Fact.Api, Fact.ApiTarget),
    };

    public override ImmutableArray<Idiom> Idioms => [Scheme, Policy, Announced];

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var policy = repository.FirstOf(null, Policy, Announced) is { } hit ? Evidence.Strong("policy", hit.Location) : null;
        return ApiComponents.Of(repository).Select(component => Judge(repository, component, policy));
    }

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (ApiDescription.Of(target) is not { Operations.Length: > 0 } description)
        {
            return [target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "No description lies where they usually do, so its routes are not known.")];
        }

        var inServer = description.Servers.Any(server => Segment().IsMatch(server));
        var share = inServer ? 100 : description.Operations.Count(operation => Segment().IsMatch(operation.Path)) * 100 / description.Operations.Length;
        var says = JsonNodes.Read(description.Source.Text);
        var hasPolicy = says.Descendants().Any(node => node["deprecated"].IsTrue || node["Sunset"].Exists || node["Deprecation"].Exists) || PolicyText().IsMatch(says.At("info", "description").Text ?? "");
        var evidence = description.Source.Seen($"{share} of 100 routes name a version");
        return [(share, hasPolicy) switch
        {
            (>= Nearly, true) => Verdict.Pass(target.Name, "Its routes name a version, and it says what is deprecated.", evidence),
            (>= Nearly, _) => Verdict.Partial(target.Name, "Its routes name a version; nothing says how long one stays.", evidence),
            (> 0, _) => Verdict.Partial(target.Name, $"{share} of 100 routes name a version.", evidence),
            _ => Verdict.Unknown(target.Name, UnknownReason.Never, "No route names a version; a header may.", evidence),
        }];
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component, Evidence? policy)
    {
        // A prefix that the program puts before every route does not stand in each path of a description.
        if (DescribedShare(repository, component) is { } described && (described.Share > 0 || repository.HitsOf(Scheme, component).FirstOrDefault(hit => hit.Excerpt.Contains("setGlobalPrefix", StringComparison.Ordinal)) is null))
        {
            return Decide(component.Name, described.Share, described.Evidence, policy);
        }

        var scheme = SharedCode.FirstOf(repository, component, Scheme);
        if (scheme is null && component.Facts.Has(Fact.Frontend))
        {
            return Verdict.NotApplicable(component.Name, "its routes serve its own pages");
        }

        if (scheme is null && repository.FilesOf(component).FirstOrDefault(file => file.Class == PathClasses.Production && RouteFolder().IsMatch(file.Path)) is { } folder)
        {
            return Decide(component.Name, 100, Evidence.Strong("versioned routes", new(folder.Path, 0)), policy);
        }

        return Decide(component.Name, scheme is null ? 0 : 100, scheme is null ? Evidence.Strong("no version in its routes", new(component.Manifest.Path, 0)) : Evidence.Strong("version scheme", scheme.Location), policy);
    }

    private static Verdict Decide(string name, int share, Evidence scheme, Evidence? policy) => (share, policy) switch
    {
        ( >= Nearly, not null) => Verdict.Pass(name, "Its routes name a version, and a policy says how long one stays.", scheme, policy),
        ( >= Nearly, _) => Verdict.Partial(name, "Its routes name a version; no policy says how long one stays.", scheme),
        ( > 0, _) => Verdict.Partial(name, $"{share} of 100 routes name a version.", scheme),
        _ => Verdict.Fail(name, "Its routes name no version.", scheme),
    };

    private static (int Share, Evidence Evidence)? DescribedShare(RepositoryFacts repository, ComponentFacts component)
    {
        var file = repository.DataFiles.FirstOrDefault(one => one.Class is PathClasses.Production or PathClasses.Documentation && repository.ComponentOf(one.Path) == component
            && one.Documents is [var root, ..] && (root["openapi"].Exists || root["swagger"].Exists) && root["paths"].Entries.Length > 0);
        if (file is null)
        {
            return null;
        }

        var root = file.Documents[0];
        var paths = root["paths"].Entries;
        var inServer = root["servers"].Items.Any(server => Segment().IsMatch(server["url"].Text ?? "")) || Segment().IsMatch(root["basePath"].Text ?? "");
        var share = inServer ? 100 : paths.Count(path => Segment().IsMatch(path.Key)) * 100 / paths.Length;
        return (share, Evidence.Certain($"{share} of 100 routes name a version", new(file.Path, root["paths"].Line)));
    }

    // '/api/v1/…'   prefix="/v1"   MapGroup("v1")   namespace :v1   @RequestMapping("/api/v1")   enableVersioning({   package shop.v1
    [GeneratedRegex("""(["'`][\w/{}.:\-]*/?\bv\d{1,2}(/[^"'`\n]{0,80})?["'`]|namespace\s+:v\d|scope\s+["']/?(api/)?v\d|\.AddApiVersioning\(|\[ApiVersion\(|HasApiVersion\(|\benableVersioning\(|(Namespace|URLPath|AcceptHeader|Query|HostName)\w*Versioning\b|["']api-version["']|application/vnd\.[\w.-]+\.v\d|\bversion\s*:\s*["']v?\d["'])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionedRoute();

    // webpack names its files after their contents: Encore.enableVersioning()
    [GeneratedRegex("""\.config\.\w+$|(^|/)vite\.""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BuildFile();

    // What others serve, and what this one calls, is no route of its own.
    [GeneratedRegex("""(https?://|\bfetch\(|\baxios|\brequests?\.(get|post)|\bbaseURL\b|\b\w*url\s*:?=|HttpClient|curl|\?code=|["'`]/?(scalar|swagger|openapi|api-docs)/)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("""(ersioning|ApiVersion|api-version|application/vnd|namespace|scope)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ByItself();

    // app.use('/api/v1', …)   APIRouter(prefix="/v1")   r.Group("/v1")   path("api/v1/", …)   @RequestMapping("/v1/…")   #[get("/v1/…")]
    [GeneratedRegex("""(\b(use|route|router|group|mapgroup|map(get|post|put|delete|patch)?|mount|nest|scope|register|include|path|re_path|resources?|handle(func)?|setGlobalPrefix|blueprint|add_url_rule|add_api_route|get|post|put|patch|delete)\(|\b(url_?|route_?|api_?|global_?)?prefix\b|\b(namespace|scope|mount|resources?|forward|get|post)\s+["':/]|mapping\(|@(path|controller|get|post|put|delete|patch|requestmapping)\b|#\[(get|post|put|delete|patch|route)\(|\bapi_v\d|\bbase_?path\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Registers();

    [GeneratedRegex("""(^#{1,5}[ \t][^\r\n]{0,80}(versioning|deprecat|sunset|breaking change)|["'](Sunset|Deprecation)["']|deprecation policy|deprecated\s*=\s*true|\bSunset\b)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PolicyText();

    [GeneratedRegex("""\bapi\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiText();

    [GeneratedRegex("""(^|/)v\d+(\.\d+)?(/|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Segment();

    // app/api/v1/orders/route.ts, app/controllers/api/v1/orders_controller.rb
    [GeneratedRegex("""(^|/)(api|controllers|routes|routers|handlers)/([^/]+/)?v\d/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteFolder();
}
