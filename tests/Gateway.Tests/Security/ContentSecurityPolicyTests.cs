using System.Text.RegularExpressions;
using Gapless.Gateway.Tests.Running;

namespace Gapless.Gateway.Tests.Security;

public sealed partial class ContentSecurityPolicyTests
{
    [Fact]
    public async Task EachAnswerHasItsOwnNonce_AndTheServiceBehindIsToldIt()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination);

        for (var count = 0; count < 3; count++)
        {
            using var answer = await gateway.GetAsync("/");
            Assert.Equal(NonceOf(answer), destination.Requests.Last().Headers["X-Csp-Nonce"]);
        }

        Assert.Equal(3, destination.Requests.Select(request => request.Headers["X-Csp-Nonce"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task ANonceFromOutsideIsNeverUsed()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination);

        using var answer = await gateway.GetAsync("/", ("X-Csp-Nonce", "Y2hvc2Vu"), ("x-csp-nonce", "dHdpY2U"));

        Assert.Equal(NonceOf(answer), Assert.Single(destination.Requests).Headers["X-Csp-Nonce"]);
    }

    [Fact]
    public async Task TheErrorPageUsesTheNonceOfItsAnswer()
    {
        await using var gateway = await RunningGateway.StartAsync(behind: null, ("Maintenance:Enabled", "true"));

        using var answer = await gateway.GetAsync("/", ("Accept", "text/html"));

        Assert.Contains($"nonce=\"{NonceOf(answer)}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string NonceOf(HttpResponseMessage answer) =>
        Nonce().Match(answer.Headers.GetValues("Content-Security-Policy").Single()).Groups["nonce"].Value;

    [GeneratedRegex("script-src 'self' 'nonce-(?<nonce>[A-Za-z0-9+/=]{24})'", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Nonce();
}
