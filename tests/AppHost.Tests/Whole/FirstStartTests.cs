using System.Net;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>From nothing to the portfolio, as somebody who has just started Gapless goes.</summary>
[Collection("whole system")]
public sealed class FirstStartTests(RunningSystem system)
{
    [Fact]
    public async Task TheLinkInTheLogMakesTheOwner_WhoSignsInAndSeesThePortfolio()
    {
        var token = await TokenAsync();
        using var gateway = system.Client("gateway", "https");
        using var stranger = await gateway.GetAsync("/", system.Limit);
        Assert.Equal("/signin?return=%2F", stranger.Headers.Location?.OriginalString);
        Assert.Contains("Make your account", await gateway.GetStringAsync("/welcome?token=" + token, system.Limit), StringComparison.Ordinal);

        using var welcome = await PostAsync(gateway, "/account/welcome", ("token", token), ("name", "Ines Duarte"), ("email", "ines@example.com"), ("password", "copper lantern 47 drifts"));
        Assert.Equal("/", welcome.Headers.Location?.OriginalString);
        using var again = await PostAsync(gateway, "/account/welcome", ("token", token), ("name", "Other"), ("email", "other@example.com"), ("password", "copper lantern 47 drifts"));
        Assert.StartsWith("/welcome?problem=link", again.Headers.Location?.OriginalString, StringComparison.Ordinal);

        using var signedIn = await PostAsync(gateway, "/account/signin", ("email", "ines@example.com"), ("password", "copper lantern 47 drifts"), ("return", "/"));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        using var portfolio = await gateway.GetAsync("/", system.Limit);
        Assert.Equal(HttpStatusCode.OK, portfolio.StatusCode);
        Assert.Contains("Ines Duarte", await portfolio.Content.ReadAsStringAsync(system.Limit), StringComparison.Ordinal);
        Assert.Contains("\"role\":\"owner\"", await gateway.GetStringAsync("/api/v1/me", system.Limit), StringComparison.Ordinal);
        await SeesItselfJudgedAsync(gateway);
        Assert.Contains("ines@example.com", await gateway.GetStringAsync("/account", system.Limit), StringComparison.Ordinal);
    }

    /// <summary>The installation has scanned its own checkout and probed its own door.</summary>
    private async Task SeesItselfJudgedAsync(HttpClient gateway)
    {
        string systems;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), system.Limit);
            systems = await gateway.GetStringAsync("/api/v1/systems", system.Limit);
            Assert.Contains("\"slug\":\"gapless\"", systems, StringComparison.Ordinal);
        }
        while (!systems.Contains("\"outcome\":\"pass\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/systems/gapless", system.Limit)).StatusCode);
        Assert.Contains("\"rows\":[", await gateway.GetStringAsync("/api/v1/self-assessment", system.Limit), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/gapless", system.Limit)).StatusCode);
    }

    private async Task<string> TokenAsync()
    {
        const string Before = "/welcome?token=";
        var migrator = await system.Application.ResourceNotifications.WaitForResourceAsync("migrator", change => change.Snapshot.ExitCode is not null, system.Limit);
        await foreach (var lines in system.Application.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(migrator.ResourceId).WithCancellation(system.Limit))
        {
            if (lines.Select(line => line.Content).FirstOrDefault(line => line.Contains(Before, StringComparison.Ordinal)) is { } found)
            {
                Assert.Contains("Gapless https://localhost:", found, StringComparison.Ordinal);
                return found[(found.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..].Trim();
            }
        }

        throw new InvalidOperationException("The migrator's log has no link.");
    }

    private async Task<HttpResponseMessage> PostAsync(HttpClient gateway, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await gateway.SendAsync(request, system.Limit);
    }
}
