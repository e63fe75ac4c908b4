using Gapless.Contracts.Documents;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Scans;
using Gapless.Contracts.Systems;
using Gapless.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Tests.Audit;

[Collection("stores")]
public sealed class AuditTests(ApiStores stores)
{
    [Fact]
    public async Task EveryChangeIsWrittenDown_WithWhoDidIt()
    {
        await using var api = await stores.StartAsync();
        var shop = await Watched.StartAsync(api);
        var gap = await shop.AddGapAsync("container.nonroot");

        await shop.ChangeAsync($"/api/v1/gaps/{gap.Id}", new GapUpdate(shop.Caller.MemberId), "*");
        await shop.AddFileAsync(gap.Id, "?name=proof.txt", "It runs as 1654.");
        await shop.ChangeAsync("/api/v1/systems/shop", new SystemChange("The shop"), "*");
        await shop.Caller.PostAsync("/api/v1/systems/shop/scans", new NewScan(EnvironmentId: shop.EnvironmentId));
        await shop.Caller.PostAsync("/api/v1/systems/shop/documents", new NewDocument("gaps.md", "# Gaps"));
        await shop.Http.DeleteAsync($"/api/v1/systems/shop/environments/{shop.EnvironmentId}");
        await shop.Http.DeleteAsync($"/api/v1/systems/shop/repositories/{shop.RepositoryId}");
        var removal = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/systems/shop");
        removal.Headers.TryAddWithoutValidation("If-Match", "*");
        (await shop.Http.SendAsync(removal)).EnsureSuccessStatusCode();

        await using var database = shop.Database();
        var entries = await database.AuditEntries.OrderBy(entry => entry.Sequence).ToListAsync();
        Assert.Equal(
            ["system.created", "repository.created", "environment.created", "gap.changed", "evidence.added", "system.changed", "scan.requested", "document.imported", "environment.removed", "repository.removed", "system.removed"],
            entries.Select(entry => entry.Action));
        Assert.StartsWith("user:", Assert.Single(entries.Select(entry => entry.Actor).Distinct()), StringComparison.Ordinal);
        Assert.Contains($"gaps/{gap.Id}", entries.Select(entry => entry.Subject));
        Assert.Null(AuditChain.FirstBroken(entries));
    }

    [Fact]
    public async Task WhatIsRefusedIsNotWrittenDown()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();

        await caller.PostAsync("/api/v1/systems", new NewSystem(""));
        await caller.Http.DeleteAsync("/api/v1/systems/none");

        await using var database = api.As(caller.Organization);
        Assert.Empty(await database.AuditEntries.ToListAsync());
    }
}
