using System.Net;
using Aspire.Hosting.Testing;
using Gapless.AppHost.Tests.Whole;
using Gapless.Contracts.Operations;
using Gapless.Contracts.Systems;
using Npgsql;

namespace Gapless.AppHost.Tests.Chaos;

/// <summary>A running system with an owner, for tests that break parts of it: the parts come back, and nothing may be lost or done twice.</summary>
[CollectionDefinition("chaos")]
public sealed class ChaosSystem : ICollectionFixture<ChaosSystem>, IAsyncLifetime, IDisposable
{
    public RunningSystem Running { get; } = new();

    internal Owner Owner { get; private set; } = null!;

    /// <summary>For one test.</summary>
    public CancellationToken Limit { get; private set; }

    public async Task InitializeAsync()
    {
        await Running.InitializeAsync();
        Owner = await Owner.BeginAsync(Running);
    }

    /// <summary>Once every part has seen that what a test before has broken is back, and the owner is signed in.</summary>
    internal async Task ReadyAsync()
    {
        const int Enough = 5; // there are two replicas
        Limit = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;
        for (var healthy = 0; healthy < Enough;)
        {
            using var answer = await Owner.Http.GetAsync("/api/v1/systems", Limit);
            healthy = answer.IsSuccessStatusCode && (await Owner.PageAsync("/")).Status == HttpStatusCode.OK ? healthy + 1 : 0;
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
            {
                await Owner.SignInAsync("/");
            }
        }
    }

    /// <summary>A system whose one environment is that target; the schedule has begun to probe it.</summary>
    internal async Task<Probed> ProbeAsync(string slug, LocalTarget target)
    {
        await Owner.Api.AddSystemAsync(new NewSystem(slug), Limit);
        var environment = await Owner.Api.AddEnvironmentAsync(slug, new NewEnvironment("local", target.Address.AbsoluteUri), Limit);
        await target.Asked.WaitAsync(Limit);
        var scan = Assert.Single((await Owner.Api.ListScansAsync(slug, null, Limit)).Items);
        return new(slug, environment.Id, scan.Id, scan.OperationId!.Value);
    }

    internal async Task<Operation> EndedAsync(Probed probed)
    {
        Operation? operation = null;
        await Eventually.TrueAsync(async () => (operation = await Owner.Api.GetOperationAsync(probed.Operation, Limit)).State is not ("waiting" or "running"), Limit);
        return operation!;
    }

    /// <summary>One job, one scan that ended well, and no check said twice of the target.</summary>
    internal async Task AssertDoneOnceAsync(Probed probed)
    {
        var scan = Assert.Single((await Owner.Api.ListScansAsync(probed.Slug, null, Limit)).Items);
        Assert.Equal((probed.Scan, "succeeded"), (scan.Id, scan.State));
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM jobs WHERE payload->>'ScanId' = $1 OR payload->>'scanId' = $1", probed.Scan.ToString()));
        Assert.NotEqual(0, await CountAsync("SELECT count(*) FROM findings WHERE target_id::text = $1 AND until IS NULL", probed.Environment.ToString()));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM (SELECT 1 FROM findings WHERE target_id::text = $1 GROUP BY check_id, method HAVING count(*) > 1) AS twice", probed.Environment.ToString()));
    }

    /// <summary>Past all rules about who sees what.</summary>
    internal async Task<long> CountAsync(string sql, string value)
    {
        await using var connection = new NpgsqlConnection(await Running.Application.GetConnectionStringAsync("gapless", Limit) + ";Pooling=false");
        await connection.OpenAsync(Limit);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = value } } };
        return (long)(await command.ExecuteScalarAsync(Limit))!;
    }

    public async Task DisposeAsync()
    {
        Owner.Dispose();
        await Running.DisposeAsync();
    }

    public void Dispose() => Running.Dispose();
}
