using Gapless.Collectors.Targets;
using Gapless.Gateway.Tests.Running;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Targets;
using Microsoft.AspNetCore.Http;

namespace Gapless.Gateway.Tests;

/// <summary>Gapless judges its own door, with the prober and the checks that it uses on others.</summary>
public sealed class SelfProbeTests
{
    /// <summary>
    /// The tests' authority is known to nobody else and renews nothing; the stand-in for the services names no version, has no page on privacy and none for what
    /// does not exist. These say so.
    /// </summary>
    private static readonly string[] Expected = ["env.production-live", "privacy.policy", "tls.https", "tls.renewal", "ux.error-pages"];

    private static readonly string[] MustPass =
    [
        "auth.required", "config.debug-off", "cookie.flags", "cors.policy", "edge.exposed-endpoints", "error.no-internals", "headers.baseline", "headers.csp", "headers.hsts",
        "health.endpoint", "health.separation", "perf.compression", "secrets.exposed-files", "tls.certificate-expiry", "tls.protocols", "tls.redirect",
    ];

    [Fact]
    public async Task NoLiveCheckFails_AndTheDoorsOwnPass()
    {
        await using var services = await Destination.AnsweringAsync(AnswerAsync);
        await using var gateway = await RunningGateway.StartAsync(services, ("RateLimits:PerAddress", "100000"));

        var target = await ProbeAsync(gateway);
        var verdicts = CheckCatalog.All.SelectMany(check => check.Live(target).Select(verdict => (check.Info.Id, Verdict: verdict))).ToList();

        Assert.Equal(200, target.Home.Final.Status);
        var unmet = Listed(verdicts.Where(one => one.Verdict.Outcome is Outcome.Fail or Outcome.Partial && !Expected.Contains(one.Id)));
        Assert.True(unmet.Length == 0, unmet);
        Assert.Equal("", Listed(verdicts.Where(one => one.Verdict.Outcome != Outcome.Pass && MustPass.Contains(one.Id))));
        Assert.Equal([], MustPass.Except(verdicts.Select(one => one.Id), StringComparer.Ordinal));
    }

    private static string Listed(IEnumerable<(string Id, Verdict Verdict)> verdicts) =>
        string.Join('\n', verdicts.Select(one => $"{one.Id}: {one.Verdict.Outcome}: {one.Verdict.Summary}"));

    private static async Task<TargetFacts> ProbeAsync(RunningGateway gateway) => await Prober.ProbeAsync(
        new UriBuilder(gateway.Https) { Host = Certificates.Host }.Uri,
        new ProbeOptions
        {
            Authorities = [Certificates.Authority],
            Declared = new TargetDeclaration { IsProduction = true, IsInternal = true, ProtectedPaths = ["/api/v1/systems"] },
            PlainHttpPort = gateway.Http.Port,
            Consent = new() { AllowsPost = true },
        },
        [.. CheckCatalog.All],
        progress: null,
        CancellationToken.None);

    // As Api and Web answer strangers.
    private static Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Path.StartsWithSegments("/account", StringComparison.Ordinal))
        {
            response.Headers.WWWAuthenticate = "Bearer";
            response.StatusCode = request.Path == "/api/v1/systems" ? StatusCodes.Status401Unauthorized : StatusCodes.Status404NotFound;
            return response.WriteAsJsonAsync(new { title = "No", status = response.StatusCode, traceId = "1" }, options: null, "application/problem+json");
        }

        switch (request.Path.Value)
        {
            case "/":
                response.Headers.CacheControl = "no-store";
                response.Cookies.Append("__Host-gapless", "1", new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" });
                response.ContentType = "text/html; charset=utf-8";
                return response.WriteAsync($"<!doctype html><html lang=en><meta name=viewport content=\"width=device-width, initial-scale=1\"><title>Gapless</title><script nonce=\"{request.Headers["X-Csp-Nonce"]}\" src=\"/app.3f9c2a1b.js\"></script><main><h1>Gapless</h1><p>{new string('x', 3000)}</p></main></html>");
            case "/app.3f9c2a1b.js":
                response.ContentType = "text/javascript";
                response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return response.WriteAsync(string.Concat(Enumerable.Repeat("let some = 'script';\n", 200)));
            default:
                response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }
}
