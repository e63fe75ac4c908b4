using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Api;
using Gapless.Readiness.Checks.Identity.Routes;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class RequestsAreBounded : Check
{
    private static readonly Idiom Size = Phrases.Idiom(
        "input.body-limit/size",
        [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json, Language.Toml],
        """\bjson\(\s*\{[^}\n]{0,80}\blimit:""", """\burlencoded\(\s*\{[^}\n]{0,80}\blimit:""", """\bbodyLimit\b""", """\bbody_limit\b""", """\bBodyLimit\(""", """\bbodySizeLimit\b""", """\bsizeLimit:""", """\bMaxRequestBodySize\b(?!\s*=\s*null)""", """\[RequestSizeLimit\(""", """DATA_UPLOAD_MAX_MEMORY_SIZE\s*=\s*(?!None)""", """\bMAX_CONTENT_LENGTH\b""", """MaxBytesReader\(\s*(?!nil)""", """MaxBytesHandler\(""", """RequestSize\(""", """DefaultBodyLimit::max\(""", """RequestBodyLimitLayer""", """JsonConfig::default\(\)""", """PayloadConfig::""", """\bmax-http-post-size\b""", """\bmax-http-form-post-size\b""", """\bmax-swallow-size\b""", """\bmaxPostSize\b""", """max-request-size""", """spring\.codec\.max-in-memory-size""", """\bpost_max_size\s*=""", """\blength: \d[\d_]{4,}""", """LimitUploadSize""", """content-length[^\n]{0,80}(413|too large|max)""", """REQUEST_ENTITY_TOO_LARGE""", """quarkus\.http\.limits\.max-body-size""", """\bmax_body_size\b""", """\blimit_request_body\b""", """LimitRequestBody\b""") with
    { Accept = match => !match.Text.StartsWith("length:", StringComparison.Ordinal) || match.Language is Language.Elixir };

    // The edge stands before every component.
    private static readonly Idiom Edge = Phrases.Idiom("input.body-limit/edge", [Language.Configuration, Language.Yaml, Language.Json, Language.Text, Language.Hcl, Language.Toml], """client_max_body_size\s+[1-9]""", """proxy-body-size["']?\s*:\s*["']?[1-9]""", """maxRequestBodyBytes""", """max_request_bytes""", """request_body\s*\{[^}]{0,60}max_size""", """max_request_body_size""", """buffering\.maxRequestBodyBytes""");

    private static readonly Idiom Off = Phrases.Idiom("input.body-limit/off", [.. Language.Code, Language.Configuration, Language.Yaml], """\blimit:\s*Infinity\b""", """MaxRequestBodySize\s*=\s*null""", """client_max_body_size\s+0;""", """proxy-body-size["']?\s*:\s*["']?0\b""", """DefaultBodyLimit::disable\(\)""", """DATA_UPLOAD_MAX_MEMORY_SIZE\s*=\s*None""", """MaxRequestBodySize\s*=\s*long\.MaxValue""", """MaxRequestBodySize\s*=\s*int\.MaxValue""", """opts\.Filters\.Add\(new DisableRequestSizeLimit""");

    // Who lifts the limit for one route and refuses what is too long himself has one.
    private static readonly Idiom Own = Phrases.Idiom("input.body-limit/own", Language.Code, """Payload_?TooLarge""", """PAYLOAD_TOO_LARGE""", """RequestEntityTooLarge""", """REQUEST_ENTITY_TOO_LARGE""", """RequestTooLong""", """MaxBytesReader\(""", """content_too_large""") with { LimitPerFile = 2 };

    private static readonly Idiom Time = Phrases.Idiom("input.body-limit/time", [.. Language.Code, Language.Yaml, Language.Configuration, Language.Toml], """\bReadHeaderTimeout\b""", """\bReadTimeout\s*[:=]""", """\brequestTimeout\b""", """\bheadersTimeout\b""", """RequestHeadersTimeout""", """KeepAliveTimeout\b""", """\bclient_body_timeout\b""", """\bclient_header_timeout\b""", """\btimeout-keep-alive\b""", """gunicorn[^\n]{0,120}--timeout""", """TimeoutHandler\(""", """middleware\.Timeout""", """TimeoutLayer""", """client_request_timeout""", """connection-timeout\s*[:=]""", """connect-timeout("|')""", """AddRequestTimeouts\(""", """server\.setTimeout\(""", """rack-timeout""", """Rack::Timeout""", """proxy_read_timeout""") with { Accept = match => !match.Path.Contains("cypress", StringComparison.OrdinalIgnoreCase) && !match.Path.Contains("playwright", StringComparison.OrdinalIgnoreCase) };

    private static readonly Idiom Forwarding = OwnEndpoints.Forwarding("input.body-limit");

    private static readonly Idiom GoServer = Phrases.Idiom("input.body-limit/go", [Language.Go], """http\.ListenAndServe(TLS)?\(""", """\b(r|router|engine|app|e)\.Run\(""", """http\.Server\{""");

    private static readonly Idiom ExpressParser = Phrases.Idiom("input.body-limit/parser", [Language.JavaScript], """express\.json\(""", """bodyParser\.json\(""", """NestFactory\.create""", """\bfastify\(""", """\bFastify\(""", """koa-?[bB]ody""");

    public override CheckInfo Info { get; } = new("input.body-limit", Category.Security, Priority.Medium, "Request size and time are bounded")
    {
        Why = "One request of a gigabyte, or one that sends a byte a minute, is enough to take a server that has no limit.",
        Remedy = "Set a small limit for bodies and a timeout for headers and bodies at the edge or in the server, and a larger one only where files are uploaded.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Live],
        LiveNeedsConsent = true,
        References = ["RFC 9110 section 15.5.14", "OWASP ASVS 5.0 5.2.1, 4.3.1, 15.2.2", "OWASP API4:2023"],
        AppliesWhen = Condition.Any(Fact.Api),
    };

    public override ImmutableArray<Idiom> Idioms => [Size, Edge, Off, Own, Forwarding, Time, GoServer, ExpressParser];

    public override IEnumerable<Verdict> Live(TargetFacts target) => [LargeBodyProbe.Judge(target)];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var edge = repository.HitsOf(Edge).FirstOrDefault(hit => Bytes(hit.Excerpt) <= 10_000_000)
            ?? repository.Components.Where(component => component.Kind == ComponentKind.Http && repository.FirstOf(component, Forwarding) is not null).Select(entrance => repository.FirstOf(entrance, Size)).FirstOrDefault(hit => hit is not null);
        return ApiComponents.Of(repository).Select(component => Judge(repository, component, edge));
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component, IdiomHit? edge)
    {
        if (repository.HitsOf(Off, component).FirstOrDefault(hit => !repository.HitsIn(hit.Path, Own).Any()) is { } off)
        {
            return Verdict.Fail(component.Name, "The limit for the size of a request is turned off.", Evidence.Strong("no limit", off.Location));
        }

        var size = repository.FirstOf(component, Size) ?? edge ?? repository.SharedHitsOf(Size).FirstOrDefault(hit => Stack(hit.Language) == component.Stack);
        var time = repository.FirstOf(component, Time) ?? repository.HitsOf(Time).FirstOrDefault(hit => hit.Language is Language.Configuration);
        var parser = repository.FirstOf(component, ExpressParser);
        var (sizeByDefault, timeByDefault) = Defaults(component, parser);
        var bare = component.Stack is Fact.Go && time is null ? repository.FirstOf(component, GoServer) : null;
        var evidence = new[] { (size, "size"), (time, "time"), (parser, "parser"), (bare, "no timeouts") }.Where(one => one.Item1 is not null).Select(one => Evidence.Strong(one.Item2, one.Item1!.Location)).DefaultIfEmpty(Evidence.Strong("no limit found", new(component.Manifest.Path, 0))).ToList();
        return (size is not null || sizeByDefault is true, time is not null || timeByDefault) switch
        {
            (true, true) => Verdict.Pass(component.Name, size is not null ? "Requests have a largest size and a time limit." : "The framework's own limits bound requests; nothing raises them.", evidence),
            (true, false) => Verdict.Partial(component.Name, "Requests have a largest size, but a slow one may take for ever.", evidence),
            (false, true) when sizeByDefault is null => Verdict.Partial(component.Name, "Only the server's own large limit bounds the size of a request.", evidence),
            (false, true) => Verdict.Partial(component.Name, "Requests have a time limit, but may be of any size.", evidence),
            _ => Verdict.Fail(component.Name, "Nothing bounds the size of a request or the time it takes.", evidence),
        };
    }

    /// <summary>What the servers do when nobody says anything; null for the size means a limit that is too large for an API.</summary>
    private static (bool? Size, bool Time) Defaults(ComponentFacts component, IdiomHit? parser) => component.Stack switch
    {
        // express.json() takes 100 kB, Fastify 1 MB; Node waits five minutes for a request
        Fact.Node => (parser is not null ? true : null, true),

        // Kestrel takes 30 MB, and waits 30 s for headers
        Fact.DotNet => (null, true),
        Fact.Java or Fact.Php => (null, true),
        Fact.Elixir or Fact.Rust => (true, component.Stack is Fact.Elixir || component.Manifest.Find("actix-web") is not null),
        Fact.Python => (component.Manifest.Find("django") is not null ? true : false, true),
        Fact.Ruby => (null, true),
        _ => (false, false),
    };

    // client_max_body_size 20m;
    private static long Bytes(string text) => Amount().Match(text) is { Success: true } match && long.TryParse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture, out var number)
        ? number * (match.Groups["unit"].Value.ToLowerInvariant() switch { "k" => 1_000, "m" => 1_000_000, "g" => 1_000_000_000, _ => 1 }) : 0;

    private static string Stack(string language) => language switch
    {
        Language.CSharp => Fact.DotNet,
        Language.JavaScript => Fact.Node,
        Language.Python => Fact.Python,
        Language.Go => Fact.Go,
        Language.Java => Fact.Java,
        Language.Ruby => Fact.Ruby,
        Language.Php => Fact.Php,
        Language.Rust => Fact.Rust,
        Language.Elixir => Fact.Elixir,
        _ => "",
    };

    [GeneratedRegex("""(?<number>\d{1,12})\s*(?<unit>[kKmMgG])?[bB]?["';\s]*$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();
}
