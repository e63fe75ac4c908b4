namespace Gapless.AppHost.Tests.Chaos;

[Collection("chaos")]
public sealed class WorkerKilledTests(ChaosSystem chaos)
{
    [Fact]
    public async Task AScanIsDoneOnceAndItsReaderIsTold_WhenItsWorkerDiesInTheMiddle()
    {
        await chaos.ReadyAsync();
        await using var target = await LocalTarget.StartAsync();
        var probed = await chaos.ProbeAsync("worker-killed", target);

        await Outage.KillAsync(chaos.Running, "worker", cancellationToken: chaos.Limit);
        await Eventually.TrueAsync(async () => (await chaos.Owner.PageAsync($"/scans/{probed.Scan}")).Text.Contains("Attempt 1 did not end: The worker that had the job", StringComparison.Ordinal), chaos.Limit);
        target.Release();

        var operation = await chaos.EndedAsync(probed);
        Assert.Equal(("succeeded", 2, $"/api/v1/scans/{probed.Scan}"), (operation.State, operation.Attempt, operation.Result));
        await chaos.AssertDoneOnceAsync(probed);
        Assert.Contains("2, of which only the last counts", (await chaos.Owner.PageAsync($"/scans/{probed.Scan}")).Text, StringComparison.Ordinal);
        Assert.NotNull((await chaos.Owner.Api.GetSystemAsync(probed.Slug, chaos.Limit)).System.Readiness);
    }
}
