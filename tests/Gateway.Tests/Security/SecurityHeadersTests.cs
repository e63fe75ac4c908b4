using System.Net;
using Gapless.Gateway.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Gapless.Gateway.Tests.Security;

public sealed class SecurityHeadersTests
{
    private static readonly (string Name, string Value)[] Named = [("Host", Certificates.Host)];

    [Theory]
    [InlineData("GET", "/page", 200)]
    [InlineData("HEAD", "/page", 200)]
    [InlineData("POST", "/page", 200)]
    [InlineData("GET", "/moved", 302)]
    [InlineData("GET", "/broken", 500)]
    [InlineData("GET", "/refused", 401)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/api/cut", 502)]
    [InlineData("GET", "/alive", 200)]
    [InlineData("GET", "/ready", 200)]
    public async Task EveryAnswerCarriesThemOnce_WhoeverWroteIt(string method, string path, int status)
    {
        await using var destination = await Destination.AnsweringAsync(MisbehaveAsync);
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.SendAsync(new HttpMethod(method), path, Named);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertHeaders(answer);
        Assert.StartsWith("default-src 'self'; script-src 'self' 'nonce-", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnchangedPageKeepsItsOwnPolicy_BecauseItsNonceIsInThePage()
    {
        await using var destination = await Destination.AnsweringAsync(MisbehaveAsync);
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.GetAsync("/unchanged", Named);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        AssertHeaders(answer);
        Assert.False(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task APlainRequestIsRedirectedWithThem_ButWithoutHsts()
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null);

        using var answer = await gateway.SendAsync(HttpMethod.Get, new Uri(gateway.Http, "/").AbsoluteUri, Named);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("LOCALHOST:7443")]
    public async Task NoHsts_ForLocalhostItself(string host)
    {
        await using var destination = await Destination.AnsweringAsync(MisbehaveAsync);
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.GetAsync("/page", ("Host", host));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("strict-origin-when-cross-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.StartsWith("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    private static Task MisbehaveAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Server = "Homemade/1.0";
        headers.XPoweredBy = "Pride";
        headers.ContentSecurityPolicy = "default-src *";
        headers.StrictTransportSecurity = "max-age=0";
        headers.XFrameOptions = "ALLOWALL";
        headers["X-Request-Id"] = "mine";
        headers["Referrer-Policy"] = "unsafe-url";
        switch (context.Request.Path.Value)
        {
            case "/moved":
                context.Response.Redirect("/page");
                return Task.CompletedTask;
            case "/api/cut":
                context.Abort();
                return Task.CompletedTask;
            case "/page":
                return context.Response.WriteAsync("page");
            default:
                context.Response.StatusCode = context.Request.Path.Value switch { "/broken" => 500, "/refused" => 401, "/unchanged" => 304, _ => 404 };
                return Task.CompletedTask;
        }
    }
}
