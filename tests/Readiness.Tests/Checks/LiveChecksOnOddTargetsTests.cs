using Gapless.Readiness.Checks;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;

namespace Gapless.Readiness.Tests.Checks;

/// <summary>Whatever a target answers, a check ends in a verdict.</summary>
public sealed class LiveChecksOnOddTargetsTests
{
    private static readonly int[] Statuses = [200, 204, 301, 302, 304, 400, 401, 403, 404, 405, 429, 500, 502, 503, 520, 999];

    private static readonly string[] Bodies =
    [
        "", "OK", "{}", "[]", "null", "{\"status\":\"DOWN\",\"components\":{\"db\":{}}}", "<!doctype html><title>x</title>", "# HELP a b", "API_KEY=1", "\0\u0001\ufffd", "{\"openapi\":\"3.0.0\",\"paths\":[]}",
        "{\"openapi\":\"3.0.0\",\"servers\":[1,{\"url\":2}],\"security\":{},\"paths\":{\"/a/{b\":{\"get\":{\"security\":[1],\"parameters\":[2]},\"post\":3},\"c\":null,\"/d/{e}\":{\"get\":{\"security\":[{\"f\":[]}]}}}}",
        "Traceback (most recent call last)", new string('{', 3000), new string('a', 60_000),
    ];

    private static readonly string[] Headers =
    [
        "Strict-Transport-Security", "Content-Security-Policy", "Content-Type", "Set-Cookie", "Location", "Retry-After", "RateLimit", "Vary", "Content-Encoding", "Age", "Server", "X-Version",
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Max-Age", "Referrer-Policy", "WWW-Authenticate", "cf-mitigated",
    ];

    private static readonly string[] Values =
    [
        "", " ", ";;;", "=", "*", "null", "true", "application/json", "text/html; charset=utf-8", "text/plain", "gzip", "max-age=99999999999999999999", "max-age=31536000", "sid=1; Secure", "/", "http://[bad",
        "https://gapless-probe.invalid", "javascript:alert(1)", "-1", "0", "99999999999999", "Accept-Encoding, Origin", new string('x', 9000), "\u00ff\u0000",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryCheckEndsInAVerdict(int seed)
    {
        var random = new Random(seed);
        var target = OddTarget(random);

        foreach (var check in CheckCatalog.All.Where(check => check.Info.Methods.Contains(Method.Live)))
        {
            var followed = target.Answering([.. check.FollowUps(target).Distinct().Select(request => Odd(random, request))]);
            var verdicts = check.Live(followed).ToList();

            Assert.NotEmpty(verdicts);
            Assert.All(verdicts, verdict =>
            {
                Assert.True(verdict.Outcome == Outcome.Unknown == verdict.Reason is not null, $"{check}: {verdict.Outcome} with {verdict.Reason}");
                Assert.True(verdict.Outcome is Outcome.Unknown or Outcome.NotApplicable || verdict.Evidence.Length > 0, $"{check}: {verdict.Outcome} without evidence: {verdict.Summary}");
            });
        }
    }

    private static TargetFacts OddTarget(Random random)
    {
        var good = Healthy.Targets.Healthy;
        var requests = CheckCatalog.All.SelectMany(check => check.Requests).Distinct();
        return (good with
        {
            Home = Odd(random, good.Home.Request),
            HomeAgain = Odd(random, good.HomeAgain.Request),
            Missing = Odd(random, good.Missing.Request),
            PlainHome = random.Next(3) == 0 ? null : Odd(random, good.PlainHome!.Request),
            PlainMissing = random.Next(3) == 0 ? null : Odd(random, good.PlainMissing!.Request),
            Asset = random.Next(3) == 0 ? null : Odd(random, good.Asset!.Request),
            Tls = random.Next(3) == 0 ? null : good.Tls! with { Endpoints = random.Next(2) == 0 ? [] : good.Tls.Endpoints, Handshakes = random.Next(2) == 0 ? [] : good.Tls.Handshakes },
            Declared = new() { AllowedOrigins = ["https://app.example"], ProtectedPaths = ["/orders"], IsProduction = random.Next(2) == 0 },
        }).Answering([.. requests.Where(_ => random.Next(10) > 0).Select(request => Odd(random, request))]);
    }

    private static Answer Odd(Random random, ProbeRequest request)
    {
        if (random.Next(6) == 0)
        {
            return Healthy.Targets.Silent(request, Pick(random, Enum.GetValues<AnswerFailure>()));
        }

        var answer = Healthy.Targets.Of(request, Pick(random, Statuses), Pick(random, Values), Pick(random, Bodies));
        for (var count = random.Next(5); count > 0; count--)
        {
            answer = answer with { Headers = answer.Headers.Plus(Pick(random, Headers), Pick(random, Values)) };
        }

        return random.Next(4) == 0 ? answer with { Next = Odd(random, request) } : answer;
    }

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
