using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class FailingCallsAreRetried : Check
{
    private static readonly ImmutableArray<string> Everywhere = [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json];

    private static readonly Idiom Outbound = Phrases.Idiom("resilience.retries/outbound", Language.Code, """\bfetch\(\s*[`'"]https?://""", """\baxios\b""", """\brequests\.(get|post|put|request)\(""", """\bhttpx\.""", """\baiohttp\.ClientSession\(""", """\bHttpClient\b""", """\bhttp\.(Get|Post|NewRequest\w*)\(""", """&?http\.Client\{""", """\bRestTemplate\b""", """\bWebClient\b""", """\bOkHttpClient\b""", """\bNet::HTTP\b""", """\bFaraday\b""", """\bHTTParty\b""", """\bHttp::(get|post|with\w+)\(""", """\breqwest::""", """\bFinch\.build\(""", """\bReq\.(get|post|new)!?\(""", """\bfetch\(\s*(this\.)?\w*(url|Url|URL|endpoint|ENDPOINT|Endpoint)\b""", """@RegisterRestClient\b""", """\bHTTPoison\b""", """\bgrpc\.(Dial|NewClient)\(""", """\bGrpcChannel\b""", """\bUseNpgsql\(""", """\bUseSqlServer\(""", """\bHttpClientInterface\b""", """\bGuzzleClient\b""") with
    { Accept = match => !Other().IsMatch(match.Path) && IsOf(match.Language, match.Text) && !Imported().IsMatch(match.LineText) };

    private static readonly Idiom Retry = Phrases.Idiom(
        "resilience.retries/retry",
        Everywhere,
        """AddStandardResilienceHandler\(""", """\.AddRetry\(""", """WaitAndRetry(Async)?\(""", """EnableRetryOnFailure\(""", """\bAddTransientHttpErrorPolicy\(""", """\bp-retry\b""", """\bpRetry\(""", """\basync-retry\b""", """\baxiosRetry\(""", """\bexponential-backoff\b""", """\bbackOff\(""", """\bcockatiel\b""", """\bgot\.extend\([^\n]{0,80}retry""", """@retry\(""", """\btenacity\b""", """\bbackoff\.on_exception""", """\bRetry\(\s*total=""", """HTTPAdapter\([^\n]{0,60}max_retries""", """\bautoretry_for\b""", """@Retryable\b""", """@Retry\b""", """resilience4j\.retry""", """\bRetryTemplate\b""", """\bRetry\.backoff\(""", """\.retryWhen\(""", """\bbackoff\.Retry\(""", """\bbackoff\.NewExponentialBackOff""", """\bretryablehttp\b""", """\bretry\.Do\(""", """\bfailsafe\b""", """\bf\.request :retry\b""", """\bfaraday-retry\b""", """\bretry_on\b""", """\bRetriable\.""", """->retry\(\s*\d""", """\bRetryTransientMiddleware\b""", """\bbackoff::""", """\btokio_retry\b""", """retry:\s*:(transient|safe_transient)""", """retryBackoff\(""", """\bretryPolicy\b""", """\bRetryPolicy\b""", """retries:\s*\d[^\n]{0,60}(backoff|delay|factor|minTimeout)""", """\bwithRetry\(""", """\bretryWithBackoff\(""", """retry_with_backoff\b""", """\bfetchRetry\(""") with
    { Accept = match => !Other().IsMatch(match.Path) && !Plugin().IsMatch(match.Path) && (match.Language is Language.JavaScript || !Imported().IsMatch(match.LineText)) };

    private static readonly Idiom Breaker = Phrases.Idiom("resilience.retries/breaker", Everywhere, """AddStandardResilienceHandler\(""", """\.AddCircuitBreaker\(""", """CircuitBreaker(Async)?\(""", """\bopossum\b""", """\bpybreaker\b""", """\bcircuitbreaker\b""", """@CircuitBreaker\b""", """resilience4j\.circuitbreaker""", """\bgobreaker\b""", """\bhystrix\b""", """\bHystrixCommand\b""", """outlierDetection\b""", """outlier_detection\b""", """\bStoplight\(""", """\bsemian\b""", """\bBulkhead\b""", """\bcircuitBreaker\b""", """\bcircuit_breaker\b""", """\bfailsafe::""", """:fuse\.""", """CircuitBreakerFactory\b""") with
    { Accept = match => !Other().IsMatch(match.Path) && !Plugin().IsMatch(match.Path) && (match.Language is Language.JavaScript || !Imported().IsMatch(match.LineText)) };

    private static readonly Idiom Fallback = Phrases.Idiom("resilience.retries/fallback", Everywhere, """\bfallbackMethod\b""", """\.AddFallback\(""", """FallbackAsync\(""", """\bwith_fallback\b""", """catch[^\n]{0,60}\{\s*return \w*([cC]ache|[dD]efault|[fF]allback)\w*""", """except[^\n]{0,60}:\s*return \w*(cache|default|fallback)\w*""", """rescue\b(?![^\n]{0,60}(Argument|Type|Key|Name|Date|Range|Zone|Pars|NotFound))[^\n]{0,60}\s+\w*(cached|default|fallback)\w*""", """\bstale-if-error\b""", """\bonErrorResume\(""", """\bonErrorReturn\(""", """\bfallbackTo\w*\(""", """\buseFallback\w*\(""") with { Accept = match => !Other().IsMatch(match.Path) };

    // for (;;) { try … catch { } }   while True: try: … except: pass
    private static readonly Idiom Endless = Phrases.Idiom("resilience.retries/endless", Language.Code, """while\s*\(\s*true\s*\)\s*\{\s*try\s*\{[^}]{0,200}(fetch\(|axios|http)[^}]{0,200}\}\s*catch[^{]{0,40}\{\s*\}""", """while True:\s+try:\s[^#]{0,200}requests\.[^#]{0,200}except[^\n]{0,40}:\s+(pass|continue)\b""");

    public override CheckInfo Info { get; } = new("resilience.retries", Category.Reliability, Priority.Medium, "Failing dependencies are retried with back-off and cut off by a breaker")
    {
        Why = "A short failure of another service should pass unseen; retries without a pause, and calls to what is down anyway, make a long one of it.",
        Remedy = "Retry what may be repeated three times with growing, random pauses, stop asking what keeps failing, and answer from a cache or with less meanwhile.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL05-BP01, REL05-BP03, REL05-BP04", "Azure Well-Architected RE:07", "Site Reliability Engineering, chapter 22"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Outbound, Retry, Breaker, Fallback, Endless];

    public override AttestationForm Attestation { get; } =
        new("Every dependency of this system is retried with back-off, and its failure was tried out.", ["dependencies", "policy for each", "last trial", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        List<Verdict> verdicts = [.. repository.Components.Where(component => component.IsService).Select(component => Judge(component.Name, idiom => repository.HitsFor(component, idiom))).OfType<Verdict>()];
        return verdicts.Count > 0 ? verdicts
            : repository.Components.Any(component => component.IsService) ? [Verdict.NotApplicable(Verdict.WholeSystem, "no outbound call was found")]
            : [Judge(Verdict.WholeSystem, idiom => repository.HitsOf(idiom).Where(hit => repository.ComponentOf(hit.Path) is not { Kind: ComponentKind.StaticSite or ComponentKind.Tool })) ?? Verdict.NotApplicable(Verdict.WholeSystem, "no outbound call was found")];
    }

    /// <summary>Null for what calls nobody.</summary>
    private static Verdict? Judge(string subject, Func<Idiom, IEnumerable<IdiomHit>> hitsOf)
    {
        if (hitsOf(Outbound).FirstOrDefault() is not { } outbound)
        {
            return null;
        }

        if (hitsOf(Endless).FirstOrDefault() is { } endless)
        {
            return Verdict.Fail(subject, $"{endless.Path} repeats a failing call for ever, without a pause.", Evidence.Strong("without a pause", endless.Location));
        }

        var (retry, breaker, fallback) = (hitsOf(Retry).FirstOrDefault(), hitsOf(Breaker).FirstOrDefault(), hitsOf(Fallback).FirstOrDefault());
        Facet[] facets = [Facet.Of("a bounded retry with back-off", retry), Facet.Of("a circuit breaker", breaker), Facet.Of("a fallback", fallback)];
        return (retry, breaker ?? fallback) switch
        {
            ({ }, { }) => Verdict.Pass(subject, breaker is not null ? "Failing calls are retried and cut off by a breaker." : "Failing calls are retried, and there is another answer when that does not help.", facets.Shown()),
            ({ }, null) => Verdict.Partial(subject, "Failing calls are retried, but nothing stops asking what stays down.", facets.Shown()),
            (null, { }) => Verdict.Partial(subject, "What stays down is no longer asked, but nothing retries a short failure.", facets.Shown()),
            _ => Verdict.Fail(subject, "Nothing retries a failing call, cuts it off or answers in its place.", Evidence.Strong("an outbound call", outbound.Location)),
        };
    }

    // "this.requests.get(id)" of a store in JavaScript is no request.
    private static bool IsOf(string language, string text) =>
        text is "axios" || text.StartsWith("fetch", StringComparison.Ordinal) ? language is Language.JavaScript
        : text.StartsWith("requests", StringComparison.Ordinal) || text.StartsWith("httpx", StringComparison.Ordinal) || text.StartsWith("aiohttp", StringComparison.Ordinal) ? language is Language.Python
        : text is not "HttpClient" || language is Language.CSharp or Language.Java || language is Language.JavaScript;

    // One plugin's way of calling says nothing of the others'.
    [GeneratedRegex("""(^|/)(plugins?|extensions?|addons?|query_runner|drivers?)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plugin();

    // A name that is only brought in is not called yet.
    [GeneratedRegex("""^\s*(import|from|use|using|require_once|#include)\b|^\s*(\w+\s+)?["][\w./-]+["]\s*$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imported();

    [GeneratedRegex("""(^|/)(scripts?|tools?|ci|hack|dev|\.github|docs)/|health-?check|playwright|cypress|(^|/)renovate|dependabot|(^|/)(client|frontend|web|public|components|static|[\w-]+-static|resources/(assets/)?js)/|\.(tsx|jsx|vue)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Other();
}
