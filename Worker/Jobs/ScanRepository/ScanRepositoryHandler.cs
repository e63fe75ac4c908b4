using System.Collections.Immutable;
using Gapless.Collectors.Repositories;
using Gapless.Contracts.Scans;
using Gapless.Data;
using Gapless.Data.Jobs.Payloads;
using Gapless.Data.Scans;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;
using Gapless.Wire;
using Gapless.Worker.Queue;
using Gapless.Worker.Scanning;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Jobs.ScanRepository;

/// <summary>Scans a repository: a clone, an uploaded archive, or a folder that the operator allows.</summary>
internal sealed class ScanRepositoryHandler(GaplessDbContext database, ScanRunner runner, RepositorySnapshots snapshots, TimeProvider clock) : IJobHandler<RepositoryScan>
{
    public Task HandleAsync(RepositoryScan payload, JobContext job, CancellationToken cancellationToken) =>
        runner.RunAsync(payload.ScanId, job, ScanAsync, cancellationToken);

    private async Task<Seen> ScanAsync(Scan scan, ScanReporter reporter, CancellationToken cancellationToken)
    {
        var repository = await database.Repositories.AsNoTracking().SingleOrDefaultAsync(one => one.Id == scan.TargetId, cancellationToken)
            ?? throw new JobException("The repository has been removed.");
        await reporter.BeginAsync("fetching");
        using var snapshot = await snapshots.TakeAsync(repository, scan, reporter, cancellationToken);
        var facts = await RepositoryReader.ReadAsync(
            snapshot.Folder, [.. CheckCatalog.All.SelectMany(check => check.Idioms)], ReadLimits.Default, new ReadSteps(reporter), cancellationToken);
        var findings = Evaluator.Evaluate(CheckCatalog.ShownBy(Method.Repository), new() { At = clock.GetUtcNow(), Repository = facts }, reporter);
        await reporter.BeginAsync("storing");
        return Of(facts with { Name = repository.Name }, findings, snapshot.Revision);
    }

    private static Seen Of(RepositoryFacts facts, ImmutableArray<Finding> findings, string? revision) => new(Method.Repository, findings, [.. facts.Facts.Names])
    {
        Revision = revision ?? facts.Revision,
        Files = facts.Files.Count(file => file.WasRead),
        Bytes = facts.Bytes,
        Components = [.. facts.Components.Select(one => new ScanComponent(one.Name, one.Path, one.Stack, Words.Of(one.Kind)))],
        Problems = [.. facts.Problems.Select(problem => new ScanProblem(problem.Path, Words.Of(problem.Kind), problem.Message))],
    };

    private sealed class ReadSteps(ScanReporter reporter) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => reporter.Step("reading", value.Files, value.TotalFiles);
    }
}
