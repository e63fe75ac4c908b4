using System.IO.Compression;
using Gapless.Data.Gaps;
using Gapless.Data.Jobs;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Readiness.Checks;
using Gapless.ServiceDefaults.Evidence;
using Gapless.Worker.Assessment;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.Worker.Tests.Scanning;

[Collection("stores")]
public sealed class RepositoryScanTests(WorkerStores stores)
{
    private const string Root = "FROM node:22.11.0-alpine\nWORKDIR /app\nCOPY package.json .\nCMD [\"node\", \"index.js\"]\n";
    private const string NotRoot = "FROM node:22.11.0-alpine\nWORKDIR /app\nCOPY package.json .\nUSER 10001\nCMD [\"node\", \"index.js\"]\n";

    [Fact]
    public async Task FindsJudgesAndKeeps_WhatAFolderShows()
    {
        var (system, repository) = await ExampleAsync();
        await using var _ = system;

        var scan = await system.ScanAsync(TargetKind.Repository, repository);

        Assert.Equal((ScanState.Succeeded, 3), (scan.State, scan.Files));
        Assert.Contains("node", scan.Facts);
        var gap = await system.GapAsync("container.nonroot");
        Assert.Equal((GapState.Open, Outcome.Fail), (gap.State, gap.Outcome));
        var change = Assert.Single(await system.HistoryAsync("container.nonroot"));
        Assert.Equal((null, Outcome.Fail, ChangeCause.FirstLook), (change.Before, change.After, change.Cause));
        var evaluation = await system.ReadAsync(database => database.Evaluations.SingleAsync());
        Assert.Contains("container.nonroot", evaluation.Blockers);
        var evidence = await system.ReadAsync(database => database.Findings.Where(one => one.CheckId == "container.nonroot").Select(one => one.Evidence).SingleAsync());
        Assert.Contains("Dockerfile", evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddsNoRow_WhenNothingHasChanged()
    {
        var (system, repository) = await ExampleAsync();
        await using var _ = system;
        await system.ScanAsync(TargetKind.Repository, repository);
        var before = await system.ReadAsync(CountAsync);

        var again = await system.ScanAsync(TargetKind.Repository, repository);

        Assert.Equal((ScanState.Succeeded, 0), (again.State, again.Changed));
        Assert.Equal(before, await system.ReadAsync(CountAsync));
        Assert.Equal(again.Id, await system.ReadAsync(database => database.Repositories.Select(one => one.LastScanId).SingleAsync()));
    }

    [Fact]
    public async Task ClosesAGapThatWasMended_AndOpensItAgain()
    {
        var (system, repository) = await ExampleAsync();
        await using var _ = system;
        await system.ScanAsync(TargetKind.Repository, repository);

        system.Write("Dockerfile", NotRoot);
        await system.ScanAsync(TargetKind.Repository, repository);
        var closed = await system.GapAsync("container.nonroot");
        system.Write("Dockerfile", Root);
        await system.ScanAsync(TargetKind.Repository, repository);

        Assert.Equal((GapState.Closed, Outcome.Pass), (closed.State, closed.Outcome));
        Assert.Equal(GapState.Regressed, (await system.GapAsync("container.nonroot")).State);
        Assert.Equal([ChangeCause.FirstLook, ChangeCause.Code, ChangeCause.Code], (await system.HistoryAsync("container.nonroot")).Select(change => change.Cause));
        var said = await system.ReadAsync(database => database.Findings.Where(one => one.CheckId == "container.nonroot").OrderBy(one => one.Since).ToListAsync());
        Assert.Equal([Outcome.Fail, Outcome.Pass, Outcome.Fail], said.Select(one => one.Outcome));
        Assert.Equal(said[1].Since, said[0].Until);
        Assert.Null(said[2].Until);
    }

    [Fact]
    public async Task EvidenceThatIsTooOldNoLongerCounts()
    {
        var (system, repository) = await ExampleAsync();
        await using var _ = system;
        system.Write("Dockerfile", NotRoot);
        await system.ScanAsync(TargetKind.Repository, repository);

        await system.ReadAsync(async database =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            var gaps = new GapKeeper(database, new CauseFinder(database));
            await new SystemAssessor(database, new LookReader(database), gaps, new PointerReader(database)).AssessAsync(system.SystemId, null, TimeProvider.System.GetUtcNow().AddDays(31), CancellationToken.None);
            await transaction.CommitAsync();
            return 0;
        });

        var change = Assert.Single(await system.HistoryAsync("container.nonroot"));
        Assert.Equal((Outcome.Unknown, UnknownReason.Stale, ChangeCause.Expiry), (change.After, change.Reason, change.Cause));
    }

    [Fact]
    public async Task ScansAnUploadedArchive_AndKeepsItNoLonger()
    {
        await using var system = await Assessed.StartAsync(stores);
        var repository = await system.AddRepositoryAsync(RepositorySource.Archive, null);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = archive.CreateEntry("shop-main/Dockerfile").Open();
            await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Root));
        }

        zip.Position = 0;
        var store = system.Services.GetRequiredService<IEvidenceStore>();
        var name = await store.PutAsync(system.Queue.Organization, zip, CancellationToken.None);

        Assert.Equal(ScanState.Succeeded, (await system.ScanAsync(TargetKind.Repository, repository, name)).State);
        Assert.Equal(Outcome.Fail, (await system.GapAsync("container.nonroot")).Outcome);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await store.OpenAsync(name, limit.Token) is { } left) // it is removed after the job is done
        {
            await left.DisposeAsync();
        }
    }

    [Fact]
    public async Task RefusesAFolderThatTheOperatorDidNotAllow()
    {
        await using var system = await Assessed.StartAsync(stores);
        var repository = await system.AddRepositoryAsync(RepositorySource.Folder, "/etc");

        var scan = await system.ScanAsync(TargetKind.Repository, repository);

        Assert.Equal(ScanState.Failed, scan.State);
        Assert.Contains("Scanning:Folders", scan.Error, StringComparison.Ordinal);
        Assert.Equal(JobState.Dead, (await system.Queue.JobAsync(scan.JobId!.Value)).State);
        Assert.Empty(await system.ReadAsync(database => database.Findings.ToListAsync()));
    }

    [Theory]
    [InlineData("http://git.example.org/a.git", "https")]
    [InlineData("https://user:secret@git.example.org/a.git", "credentials")]
    [InlineData("https://127.0.0.1/a.git", "may not be probed")]
    [InlineData("https://[::ffff:169.254.169.254]/a.git", "may not be probed")]
    [InlineData("file:///etc", "https")]
    public async Task RefusesToCloneFromElsewhereThanAPublicAddress(string address, string why)
    {
        await using var system = await Assessed.StartAsync(stores);
        var repository = await system.AddRepositoryAsync(RepositorySource.Git, address);

        var scan = await system.ScanAsync(TargetKind.Repository, repository);

        Assert.Equal(ScanState.Failed, scan.State);
        Assert.Contains(why, scan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", scan.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Findings, int Evaluations, int Changes)> CountAsync(Data.GaplessDbContext database) =>
        (await database.Findings.CountAsync(), await database.Evaluations.CountAsync(), await database.GapChanges.CountAsync());

    private async Task<(Assessed System, Guid Repository)> ExampleAsync()
    {
        var folder = Directory.CreateTempSubdirectory("gapless-allowed-").FullName;
        var system = await Assessed.StartAsync(stores, ("Scanning:Folders:0", folder));
        Directory.Delete(folder);
        Directory.CreateSymbolicLink(folder, system.Folder);
        system.Write("Dockerfile", Root);
        system.Write("package.json", """{ "name": "shop", "dependencies": { "express": "4.21.1" } }""");
        system.Write("index.js", "const app = require('express')();\napp.listen(3000);\n");
        return (system, await system.AddRepositoryAsync(RepositorySource.Folder, folder));
    }
}
