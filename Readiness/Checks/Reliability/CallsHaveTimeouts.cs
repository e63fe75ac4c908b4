using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class CallsHaveTimeouts : Check
{
    // One place where somebody else is called.
    private static readonly Idiom Call = Phrases.Idiom(
        "resilience.timeouts/call",
        [Language.JavaScript, Language.Python, Language.CSharp, Language.Go, Language.Java, Language.Ruby, Language.Php, Language.Rust, Language.Elixir],
        """\bfetch\(\s*[`'"]https?://""", """\bfetch\(\s*`\$\{[^}\n]{0,60}(url|URL|base|BASE|host|HOST|api|API)""", """\baxios\.(get|post|put|patch|delete|request)\(""", """(?<!function\s)\bfetch\(\s*(this\.)?\w*(url|Url|URL|endpoint|ENDPOINT|Endpoint)\b""", """\baxios\s+\.(get|post|put|patch|delete|request)\(""", """\baxios\(""", """\baxios\.create\(""", """\bgot(\.\w+)?\(\s*['"`]http""", """\brequests\.(get|post|put|patch|delete|request|head)\(""", """\bhttpx\.(get|post|put|patch|delete|request|Client|AsyncClient)\(""", """\burlopen\(""", """\baiohttp\.ClientSession\(""", """\bnew HttpClient\(""", """\.AddHttpClient\b""", """\bhttp\.(Get|Post|PostForm|Head)\(""", """\bhttp\.DefaultClient\b""", """(?<!\w)http\.Client\{""", """\bnew RestTemplate\(""", """\bWebClient\.(create|builder)\(""", """\bRestClient\.(create|builder)\(""", """\bnew OkHttpClient\b""", """OkHttpClient\.Builder\(""", """HttpClient\.newHttpClient\(""", """HttpClient\.newBuilder\(""", """\bNet::HTTP\.(get|post|start|new|get_response)\b""", """\bFaraday\.new\b""", """\bHTTParty\.(get|post)\(""", """\bRestClient\.(get|post)\b""", """\bnew Client\(\s*\[[^\n]{0,60}(base_uri|timeout)""", """\bHttp::(get|post|withToken|withHeaders|timeout)\(""", """\bcurl_init\(""", """\bHttpClient::create\(""", """\bHttpClientInterface \$""", """\bnew GuzzleClient\(""", """(?<!new )\bRestTemplate\(\)""", """\bWebClient\.Builder\b""", """\bRestClient\s+\.builder\(""", """\breqwest::Client::(new|builder)\(""", """\breqwest::get\(""", """(?<![\w:])Client::builder\(\)""", """\bHTTPoison\.(get|post)""", """\bReq\.(get|post|new)!?\(""", """\bFinch\.build\(""") with
    { Accept = match => !Other().IsMatch(match.Path) && IsOf(match.Language, match.Text) && (match.Language is not Language.JavaScript || !Client().IsMatch(match.Path)), LimitPerFile = 40 };

    private static readonly Idiom Timed = Phrases.Idiom(
        "resilience.timeouts/timed",
        Language.Code,
        """\btimeout["']?\s*[:=(]""", """\bTimeout["']?\s*[:=(]""", """\.Timeout\b""", """AbortSignal\.timeout\(""", """\bAbortController\(""", """\btimeout\(""", """ClientTimeout\(""", """\bconnectTimeout\b""", """\breadTimeout\b""", """\bread_timeout\b""", """\bopen_timeout\b""", """\bconnect_timeout\b""", """callTimeout\(""", """setConnectTimeout\(""", """setReadTimeout\(""", """responseTimeout\(""", """CURLOPT_TIMEOUT""", """CURLOPT_CONNECTTIMEOUT""", """\brecv_timeout\b""", """\breceive_timeout\b""", """WithTimeout\(""", """WithDeadline\(""", """\bTIMEOUT\b""") with
    { LimitPerFile = 80 };

    // A client or a pipeline that gives every call its limit.
    private static readonly Idiom Central = Phrases.Idiom("resilience.timeouts/central", [.. Language.Code, Language.Configuration, Language.Yaml], """AddStandardResilienceHandler\(""", """ConfigureHttpClientDefaults\(""", """axios\.defaults\.timeout""", """\.AddTimeout\(""", """Policy\.TimeoutAsync""", """setGlobalDispatcher\(""", """feign\.client\.config[^\n]{0,60}[tT]imeout""", """spring\.http\.client\.(connect|read)-timeout""", """spring\.cloud\.openfeign\.client""", """\bTimeLimiter\b""", """http\.DefaultClient\.Timeout\s*=""", """Faraday\.default_connection_options""", """Http::globalOptions\(""", """(?<=^|\n)socket\.setdefaulttimeout\(""");

    public override CheckInfo Info { get; } = new("resilience.timeouts", Category.Reliability, Priority.High, "Every outbound call has a timeout")
    {
        Why = "A call without a limit waits for ever when the other side hangs, and takes its thread, its connection and in the end the whole service with it.",
        Remedy = "Make one client for each dependency, with a timeout of ten seconds at most, and call through it everywhere.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["AWS Well-Architected REL05-BP05", "Azure Well-Architected RE:07", "OWASP ASVS 5.0 13.1.3"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Call, Timed, Central];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        List<Verdict> verdicts = [.. repository.Components.Where(component => component.IsService).Select(component => Judge(repository, component.Name, [.. repository.HitsFor(component, Call)], [.. repository.HitsFor(component, Central)])).OfType<Verdict>()];
        return verdicts.Count > 0 ? verdicts
            : repository.Components.Any(component => component.IsService) ? [Verdict.NotApplicable(Verdict.WholeSystem, "no outbound call was found")]
            : [Judge(repository, Verdict.WholeSystem, [.. repository.HitsOf(Call).Where(hit => repository.ComponentOf(hit.Path) is not { Kind: ComponentKind.StaticSite or ComponentKind.Tool })], [.. repository.HitsOf(Central)]) ?? Verdict.NotApplicable(Verdict.WholeSystem, "no outbound call was found")];
    }

    /// <summary>Null for what calls nobody.</summary>
    private static Verdict? Judge(RepositoryFacts repository, string subject, List<IdiomHit> calls, List<IdiomHit> central)
    {
        if (calls.Count == 0)
        {
            return null;
        }

        var bare = calls.Where(call => !IsTimed(repository, call) && !central.Exists(rule => rule.Language == call.Language || (rule.Language is Language.Configuration or Language.Yaml && call.Language is Language.Java))).ToList();
        var evidence = bare.Take(6).Select(hit => Evidence.Strong("no timeout", hit.Location)).Concat(central.Take(1).Select(hit => Evidence.Strong("a limit for all", hit.Location))).DefaultIfEmpty(Evidence.Strong("timed", calls[0].Location));
        return bare.Count == 0 ? Verdict.Pass(subject, $"Each of {calls.Count} outbound calls and clients has a timeout.", evidence)
            : bare.TrueForAll(hit => hit.Language is Language.CSharp) ? Verdict.Partial(subject, $"{bare.Count} of {calls.Count} outbound clients have only the 100 seconds of the framework.", evidence)
            : bare.Count * 2 > calls.Count ? Verdict.Fail(subject, $"{bare.Count} of {calls.Count} outbound calls and clients have no timeout.", evidence)
            : Verdict.Partial(subject, $"{bare.Count} of {calls.Count} outbound calls and clients have no timeout.", evidence);
    }

    /// <summary>On its own lines, or by the client that its file makes.</summary>
    private static bool IsTimed(RepositoryFacts repository, IdiomHit call) => LimitedByItself().IsMatch(call.Excerpt)
        || repository.HitsIn(call.Path, Timed).Any(hit => hit.Line - call.Line is >= -8 and <= 12)
        || (UsesClient().IsMatch(call.Excerpt) && repository.HitsIn(call.Path, Timed).Any());

    // httpx waits five seconds, OkHttp ten, Req fifteen, HTTPoison eight, Faraday and Net::HTTP sixty, and the clients of the factory get their limit from its handler.
    [GeneratedRegex("""\bhttpx\.|OkHttp|\bReq\.|HTTPoison|Finch|Net::HTTP|HTTParty|Faraday|Http::timeout|Http::(get|post|with)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LimitedByItself();

    [GeneratedRegex("""\baxios\.create|ClientSession|reqwest::Client|RestTemplate|WebClient|RestClient\b|HttpClientInterface|GuzzleClient|AddHttpClient|new HttpClient""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsesClient();

    // In JavaScript "requests" is somebody's list, in Go "fetch(" somebody's function.
    private static bool IsOf(string language, string text) =>
        text.StartsWith("fetch", StringComparison.Ordinal) || text.StartsWith("axios", StringComparison.Ordinal) || text.StartsWith("got", StringComparison.Ordinal) ? language is Language.JavaScript
        : text.StartsWith("requests", StringComparison.Ordinal) || text.StartsWith("httpx", StringComparison.Ordinal) || text.StartsWith("urlopen", StringComparison.Ordinal) || text.StartsWith("aiohttp", StringComparison.Ordinal) ? language is Language.Python
        : !text.StartsWith("http.", StringComparison.Ordinal) || language is Language.Go;

    // Scripts and tools end when the person who started them has had enough.
    [GeneratedRegex("""(^|/)(scripts?|tools?|bin|build|ci|hack|dev|\.github|migrations?|seeds?|docs|AppHost|docker)/|health-?check|service-?worker|(^|/)sw\.js$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Other();

    // In the browser somebody waits and can leave.
    [GeneratedRegex("""\.(tsx|jsx|vue|svelte)$|(^|/)(client|frontend|web|extension|public|assets|static|[\w-]+-static|components|hooks|composables|stores?|javascript|resources/(assets/)?js|wwwroot)/""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Client();
}
