using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gapless.Gateway.Tests.Running;

namespace Gapless.Gateway.Tests.Maintenance;

public sealed class MaintenanceModeTests
{
    [Fact]
    public async Task PeopleGetAPage_ProgramsAProblem_AndThePlatformItsAnswers()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(
            destination, ("Maintenance:Enabled", "true"), ("Maintenance:RetryAfterSeconds", "90"), ("Maintenance:Message", "New disks <until noon>."));

        using var page = await gateway.GetAsync("/systems", ("Accept", "text/html"));
        using var problem = await gateway.GetAsync("/api/v1/systems", ("Accept", "application/json"));
        using var alive = await gateway.GetAsync("/alive");
        using var ready = await gateway.GetAsync("/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Equal("90", Assert.Single(page.Headers.GetValues("Retry-After")));
        Assert.Contains("New disks &lt;until noon&gt;.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, problem.StatusCode);
        Assert.Equal("90", Assert.Single(problem.Headers.GetValues("Retry-After")));
        Assert.Equal("Gapless is being worked on", JsonDocument.Parse(await problem.Content.ReadAsStringAsync()).RootElement.GetProperty("title").GetString());
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (alive.StatusCode, await alive.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        Assert.Empty(destination.Requests);
    }

    [Fact]
    public async Task AChangeOfTheSettingsFileSwitchesIt_AndABrokenOneChangesNothing()
    {
        await using var destination = await Destination.SayingAsync("page");
        await using var gateway = await RunningGateway.StartAsync(destination);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway));

        await WriteAsync(gateway, new JsonObject { ["Enabled"] = true });
        await Until.TrueAsync("maintenance begins", async () => await StatusAsync(gateway) == HttpStatusCode.ServiceUnavailable);

        await WriteAsync(gateway, new JsonObject { ["Enabled"] = false, ["RetryAfterSeconds"] = -1 });
        await Until.TrueAsync("the wrong setting is named", () => gateway.Log.All.Any(line => line.Contains("Maintenance:RetryAfterSeconds", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(gateway));

        await WriteAsync(gateway, new JsonObject { ["Enabled"] = false });
        await Until.TrueAsync("maintenance ends", async () => await StatusAsync(gateway) == HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningGateway gateway)
    {
        using var answer = await gateway.GetAsync("/");
        return answer.StatusCode;
    }

    private static async Task WriteAsync(RunningGateway gateway, JsonObject maintenance)
    {
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(gateway.SettingsFile))!;
        settings["Maintenance"] = maintenance;
        await File.WriteAllTextAsync(gateway.SettingsFile + ".new", settings.ToJsonString());
        File.Move(gateway.SettingsFile + ".new", gateway.SettingsFile, overwrite: true);
    }
}
