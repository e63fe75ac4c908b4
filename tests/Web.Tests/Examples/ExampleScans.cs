using Gapless.Contracts.Operations;
using Gapless.Contracts.Scans;

namespace Gapless.Web.Tests.Examples;

/// <summary>A scan in every state.</summary>
internal static class ExampleScans
{
    public static readonly Guid Finished = Guid.Parse("0198c000-0000-7000-8000-0000000000b0");
    public static readonly Guid Running = Guid.Parse("0198c000-0000-7000-8000-0000000000b1");
    public static readonly Guid Failed = Guid.Parse("0198c000-0000-7000-8000-0000000000b2");
    public static readonly Guid Cancelled = Guid.Parse("0198c000-0000-7000-8000-0000000000b3");
    public static readonly Guid Probe = Guid.Parse("0198c000-0000-7000-8000-0000000000b4");
    public static readonly Guid Operation = Guid.Parse("0198c000-0000-7000-8000-0000000000c1");

    public static IReadOnlyList<ScanEntry> All { get; } =
    [
        Entry(Running, "running", Operation) with { Attempt = 2, EarlierError = "The worker that had the job was not heard of any more." },
        Entry(Finished, "succeeded", null),
        Entry(Failed, "failed", null) with { Error = "The repository asked for a password." },
        Entry(Cancelled, "cancelled", null),
        Entry(Probe, "succeeded", null) with { TargetKind = "environment", TargetId = ExampleSystem.Production, Target = "prod", Files = 0, Bytes = 0, Revision = null },
    ];

    public static ScanDetail Detail(Guid id)
    {
        var scan = All.Single(one => one.Id == id);
        return new()
        {
            Scan = scan,
            Progress = scan.State == "running"
                ? new OperationProgress("judging", 2, null, "src/server.ts", new Dictionary<string, string>(StringComparer.Ordinal) { ["containers.example-0"] = "pass", ["containers.example-1"] = "fail" })
                : null,
            Components = scan.State == "succeeded" ? [new ScanComponent("backend", "backend", "node", "service")] : [],
            Facts = scan.State == "succeeded" ? ["http", "database"] : [],
            Findings = scan.State == "succeeded"
                ? [.. ExampleChecks.All.Take(30).Select(check => new ScanFinding(check.Id, check.Category, check.Priority, check.Title, check.Outcome, check.Reason, check.Summary))]
                : [],
            Problems = scan.State == "succeeded" ? [new("assets/huge.json", "tooLarge", "Larger than 5 megabytes; not read.")] : [],
        };
    }

    private static ScanEntry Entry(Guid id, string state, Guid? operation) => new()
    {
        Id = id,
        System = ExampleSystem.Slug,
        TargetKind = "repository",
        TargetId = ExampleSystem.Repository,
        Target = "main",
        State = state,
        RequestedBy = "user:1",
        CreatedAt = ExampleSystem.Now.AddMinutes(-2),
        StartedAt = ExampleSystem.Now.AddMinutes(-1),
        FinishedAt = state == "running" ? null : ExampleSystem.Now,
        Revision = "4f2a91c0d1e2",
        Files = 4182,
        Bytes = 38_000_000,
        Changed = 3,
        Error = null,
        OperationId = operation,
    };
}
