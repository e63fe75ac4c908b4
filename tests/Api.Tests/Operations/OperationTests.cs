using System.Net;
using System.Net.Http.Json;
using Gapless.Contracts.Operations;
using Gapless.Contracts.Scans;
using Gapless.Data.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Operations;

[Collection("stores")]
public sealed class OperationTests(ApiStores stores)
{
    [Fact]
    public async Task AWaitingOneIsCancelledAtOnce_ARunningOneIsAsked_AnEndedOneStays()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var waiting = await StartAsync(shop);

        using var first = await shop.Http.DeleteAsync($"/api/v1/operations/{waiting}");
        using var ended = await shop.Http.DeleteAsync($"/api/v1/operations/{waiting}");
        var running = await StartAsync(shop);
        await using var database = shop.Database();
        await database.Jobs.Where(job => job.Id == running).ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Running));
        using var asked = await shop.Http.DeleteAsync($"/api/v1/operations/{running}");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Conflict, HttpStatusCode.Accepted), (first.StatusCode, ended.StatusCode, asked.StatusCode));
        Assert.Equal(("cancelled", "running"), ((await first.Content.ReadFromJsonAsync<Operation>())!.State, (await asked.Content.ReadFromJsonAsync<Operation>())!.State));
        Assert.NotNull(await database.Jobs.Where(job => job.Id == running).Select(job => job.CancelRequestedAt).SingleAsync());
    }

    [Fact]
    public async Task TellsHowFarItIs_WhyItFailed_AndWhereItsResultIs()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var id = await StartAsync(shop);
        var scan = Guid.CreateVersion7();
        await using var database = shop.Database();
        await database.Jobs.Where(job => job.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(job => job.State, JobState.Succeeded)
            .SetProperty(job => job.FinishedAt, Watched.Noon)
            .SetProperty(job => job.Progress, """{"stage":"storing","done":9,"total":9,"message":null}""")
            .SetProperty(job => job.Result, $$"""{"scanId":"{{scan}}"}""")
            .SetProperty(job => job.Error, "An earlier attempt failed."));

        var done = await shop.Caller.GetAsync<Operation>($"/api/v1/operations/{id}");
        await database.Jobs.Where(job => job.Id == id).ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Dead));
        var dead = await shop.Caller.GetAsync<Operation>($"/api/v1/operations/{id}");

        Assert.Equal(("succeeded", $"/api/v1/scans/{scan}", null, "storing"), (done.State, done.Result, done.Error, done.Progress!.Stage));
        Assert.Equal(("dead", "An earlier attempt failed."), (dead.State, dead.Error));
    }

    [Fact]
    public async Task IsNotThereForAnotherOrganization()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var id = await StartAsync(shop);
        var stranger = await api.CallerAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/api/v1/operations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.DeleteAsync($"/api/v1/operations/{id}")).StatusCode);
        Assert.Equal("waiting", (await shop.Caller.GetAsync<Operation>($"/api/v1/operations/{id}")).State);
    }

    private static async Task<Guid> StartAsync(Watched shop)
    {
        using var started = await shop.Caller.PostAsync("/api/v1/systems/shop/scans", new NewScan(EnvironmentId: shop.EnvironmentId));
        return Assert.Single((await started.Content.ReadFromJsonAsync<OperationsStarted>())!.Operations);
    }
}
