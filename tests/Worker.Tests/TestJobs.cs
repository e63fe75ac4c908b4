using System.Collections.Concurrent;
using Gapless.Data.Jobs;
using Gapless.Data.Systems;
using Gapless.Worker.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.Worker.Tests;

/// <summary>What a test lets a job do, and what it saw.</summary>
internal sealed class Script
{
    public Func<Step, JobContext, CancellationToken, Task> Do { get; init; } = (_, _, _) => Task.CompletedTask;

    public ConcurrentQueue<int> Done { get; } = new();

    public void Register(IServiceCollection services) => services.AddSingleton(this).AddJob<Step, StepJob>();
}

internal sealed record Step(int Number) : IJobPayload
{
    public static string Kind => "test.step";
}

internal sealed class StepJob(Script script) : IJobHandler<Step>
{
    public async Task HandleAsync(Step payload, JobContext job, CancellationToken cancellationToken)
    {
        await script.Do(payload, job, cancellationToken);
        script.Done.Enqueue(payload.Number);
    }
}

/// <summary>Adds a row with its number, in the transaction that finishes it.</summary>
internal sealed record Row(int Number) : IJobPayload
{
    public static string Kind => "test.row";
}

internal sealed class RowJob : IJobHandler<Row>
{
    public Task HandleAsync(Row payload, JobContext job, CancellationToken cancellationToken) => job.CompleteAsync(
        (database, _) =>
        {
            var id = Guid.CreateVersion7();
            database.Systems.Add(new TrackedSystem { Id = id, OrganizationId = job.OrganizationId, Name = $"Row {payload.Number}", Slug = id.ToString("N"), CreatedAt = TimeProvider.System.GetUtcNow() });
            return Task.CompletedTask;
        },
        cancellationToken);
}
