using Gapless.Api.Tests.Documents;
using Gapless.Data;
using Gapless.Data.Gaps;
using Gapless.Readiness.Checks;
using Gapless.Stores;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Plans;

/// <summary>An installation with enough of everything that how rows are found makes a difference, and a watch on how they are.</summary>
internal sealed class Crowded(Watched shop, PlanRecorder recorder) : IAsyncDisposable
{
    public Watched Shop { get; } = shop;

    public static async Task<Crowded> StartAsync(ApiStores stores)
    {
        var recorder = new PlanRecorder();
        var shop = await Watched.StartAsync(await TestApi.StartAsync(await stores.MigratedAsync(), stores.Cache, watch: recorder));
        var scan = await shop.AddScanAsync(TimeProvider.System.GetUtcNow());
        var checks = CheckCatalog.All.Select(check => check.Info).ToList();
        foreach (var check in checks)
        {
            await shop.AddFindingAsync(scan, check.Id, Method.Repository, Outcome.Fail, "It is not there.");
            await shop.AddFindingAsync(scan, check.Id, Method.Live, Outcome.Fail, "It is not there.");
            await shop.AddGapAsync(check.Id, check.Priority, GapState.Open, Outcome.Fail);
        }

        await shop.AddEvaluationAsync();
        await using var database = shop.Database();
        await database.Systems.ExecuteUpdateAsync(set => set.SetProperty(system => system.IsInstallation, true));
        await DocumentTests.AddAsync(shop, "gaps.md", [.. Enumerable.Range(0, 100).Select(number => ($"Line {number}", false, checks[number % checks.Count].Id))]);
        await new YearData(shop.Api.Database, new YearSize { Systems = 40, Days = 100, FindingDays = 15, GapChanges = 5, Documents = 2, CatalogueGrowth = 1, Jobs = 20_000, AuditEntries = 5000 }).MakeAsync();
        return new(shop, recorder);
    }

    /// <summary>What is wrong with how an address is answered.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string path)
    {
        recorder.Take();
        using var answer = await Shop.Http.GetAsync("/api/v1" + path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return [.. recorder.Take().SelectMany(plan => plan.Faults().Select(fault => $"{path} {fault}: {plan.Sql}"))];
    }

    /// <summary>Does something while an index is not there.</summary>
    public async Task<T> WithoutAsync<T>(string index, Func<Task<T>> work)
    {
        await using var owner = new DatabaseFactory(Shop.Api.Database).AsOwner();
        var definition = await owner.Database.SqlQuery<string>($"SELECT pg_get_indexdef({index}::regclass) AS \"Value\"").SingleAsync();
        var drop = "DROP INDEX " + index;
        await owner.Database.ExecuteSqlRawAsync(drop);
        var result = await work();
        await owner.Database.ExecuteSqlRawAsync(definition);
        return result;
    }

    public ValueTask DisposeAsync() => Shop.Api.DisposeAsync();
}
