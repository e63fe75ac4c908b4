using System.Net.Http.Json;
using System.Text.Json;
using Gapless.Contracts;
using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Systems;
using Gapless.Data;
using Gapless.Data.Evaluations;
using Gapless.Data.Gaps;
using Gapless.Data.Scans;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Api.Tests;

/// <summary>A caller with a system that has a repository and an environment. What the worker would find is put in as rows.</summary>
internal sealed record Watched(TestApi Api, TestCaller Caller, Guid SystemId, Guid RepositoryId, Guid EnvironmentId)
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public HttpClient Http => Caller.Http;

    public static async Task<Watched> StartAsync(TestApi api)
    {
        var caller = await api.CallerAsync();
        using var system = await caller.PostAsync("/api/v1/systems", new NewSystem("Shop"));
        using var repository = await caller.PostAsync("/api/v1/systems/shop/repositories", new NewRepository("code", "archive", null));
        using var environment = await caller.PostAsync("/api/v1/systems/shop/environments", new NewEnvironment("prod", "https://shop.example", IsProduction: true));
        return new(
            api, caller, (await system.Content.ReadFromJsonAsync<SystemEntry>())!.Id, (await repository.Content.ReadFromJsonAsync<RepositoryEntry>())!.Id,
            (await environment.Content.ReadFromJsonAsync<EnvironmentEntry>())!.Id);
    }

    public GaplessDbContext Database() => Api.As(Caller.Organization);

    public async Task<Gap> AddGapAsync(string check, Priority priority = Priority.High, GapState state = GapState.Open, Outcome outcome = Outcome.Fail, string summary = "It is not there.")
    {
        await using var database = Database();
        var gap = new Gap
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = Caller.Organization,
            SystemId = SystemId,
            CheckId = check,
            State = state,
            Priority = (int)priority,
            Outcome = outcome,
            Summary = summary,
            OpenedAt = Noon,
            ChangedAt = Noon,
        };
        database.Gaps.Add(gap);
        database.GapChanges.Add(new GapChange
        {
            Id = Guid.CreateVersion7(Noon),
            OrganizationId = Caller.Organization,
            SystemId = SystemId,
            GapId = gap.Id,
            At = Noon,
            After = outcome,
            Cause = ChangeCause.FirstLook,
            Summary = summary,
        });
        await database.SaveChangesAsync();
        return gap;
    }

    public async Task AddFindingAsync(Scan scan, string check, Method method, Outcome outcome, string summary, DateTimeOffset? until = null, string evidence = "[]")
    {
        await using var database = Database();
        database.Findings.Add(new StoredFinding
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = Caller.Organization,
            SystemId = SystemId,
            TargetId = scan.TargetId,
            ScanId = scan.Id,
            CheckId = check,
            Method = method,
            Outcome = outcome,
            Summary = summary,
            Evidence = evidence,
            Digest = [1, 2, 3],
            Since = scan.FinishedAt!.Value,
            Until = until,
        });
        await database.SaveChangesAsync();
    }

    /// <summary>A scan of the repository that has ended well.</summary>
    public async Task<Scan> AddScanAsync(DateTimeOffset? at = null, ScanState state = ScanState.Succeeded, Guid? jobId = null)
    {
        await using var database = Database();
        var scan = new Scan
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = Caller.Organization,
            SystemId = SystemId,
            TargetKind = TargetKind.Repository,
            TargetId = RepositoryId,
            State = state,
            JobId = jobId,
            RequestedBy = "test",
            CreatedAt = at ?? Noon,
            StartedAt = at ?? Noon,
            FinishedAt = state == ScanState.Succeeded ? at ?? Noon : null,
            Revision = "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
            Files = 12,
            Bytes = 3456,
            Facts = ["docker"],
            Components = """[{"name":"api","path":"api","stack":"node","kind":"http"}]""",
            Problems = """[{"path":"huge.json","kind":"tooLarge","message":"More than a megabyte."}]""",
        };
        database.Scans.Add(scan);
        (await database.Repositories.FindAsync(RepositoryId))!.LastScanId = scan.Id;
        (await database.Repositories.FindAsync(RepositoryId))!.LastScannedAt = scan.FinishedAt;
        await database.SaveChangesAsync();
        return scan;
    }

    /// <summary>What the worker makes of findings; the newest is the one that holds.</summary>
    public async Task<SystemReadiness> AddEvaluationAsync()
    {
        var readiness = new SystemReadiness
        {
            Decision = "noGo",
            Level = "E",
            Bar = new(20, 30, 50),
            Counts = new(1, 0, 1, 0, 0, 0),
            Next = null,
            Blockers = [],
            Categories = [],
            Checks = [new("container.nonroot", "containers", "critical", "No container runs as root.", "fail", null, Waived: false, "It runs as root.", "repo")],
            Since = Noon,
            EvaluatedAt = Noon,
        };
        await using var database = Database();
        var evaluation = new Evaluation
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = Caller.Organization,
            SystemId = SystemId,
            At = Noon,
            Decision = Decision.NoGo,
            Level = Level.E,
            Document = JsonSerializer.Serialize(readiness, GaplessJson.Default.SystemReadiness),
            Digest = [1],
        };
        database.Evaluations.Add(evaluation);
        (await database.Systems.FindAsync(SystemId))!.EvaluationId = evaluation.Id;
        await database.SaveChangesAsync();
        return readiness;
    }

    public Task<HttpResponseMessage> ChangeAsync<T>(string path, T change, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(change) };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return Http.SendAsync(request);
    }

    /// <summary>Adds an evidence file.</summary>
    /// <param name="query">Such as <c>?name=proof.txt</c>.</param>
    public Task<HttpResponseMessage> AddFileAsync(Guid gapId, string query, string text)
    {
        var content = new StringContent(text);
        content.Headers.ContentType = new("application/octet-stream");
        return Http.PostAsync($"/api/v1/gaps/{gapId}/files{query}", content);
    }
}
