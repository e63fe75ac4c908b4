using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Plans;
using Gapless.Contracts.Scans;
using Gapless.Contracts.Systems;

namespace Gapless.Web.Tests.Examples;

/// <summary>A system with everything that pages can show.</summary>
internal static class ExampleSystem
{
    public const string Slug = "advancia";

    public static readonly DateTimeOffset Now = new(2026, 11, 13, 5, 16, 0, TimeSpan.Zero);

    public static readonly Guid Repository = Guid.Parse("0198c000-0000-7000-8000-000000000001");
    public static readonly Guid Archive = Guid.Parse("0198c000-0000-7000-8000-000000000002");
    public static readonly Guid Production = Guid.Parse("0198c000-0000-7000-8000-000000000003");

    public static SystemReadiness Readiness { get; } = new()
    {
        Decision = "noGo",
        Level = "E",
        Bar = new(45, 23, 32),
        Counts = Count(ExampleChecks.All),
        Next = new("D", ["containers.example-1", "tls.renewal"]),
        Blockers = [.. ExampleChecks.All.Where(IsBlocker).OrderByDescending(check => check.Id == "tls.renewal").Select(check => new Blocker(check.Id, check.Title, check.Priority, check.Outcome, check.Reason, check.Summary))],
        Categories = [.. ExampleChecks.All.GroupBy(check => check.Category, StringComparer.Ordinal).Select(Category)],
        Checks = ExampleChecks.All,
        Since = Now.AddDays(-1),
        EvaluatedAt = Now,
    };

    public static SystemDetail Detail { get; } = new()
    {
        System = new()
        {
            Id = Guid.Parse("0198c000-0000-7000-8000-000000000000"),
            Slug = Slug,
            Name = "Advancia",
            Description = "finance platform on Azure VMs",
            Tier = "standard",
            IsInstallation = false,
            CreatedAt = Now.AddDays(-90),
            Readiness = Readiness,
        },
        Environments = [new(Production, "prod", "https://app.advancia.example/", true, ExampleScans.Probe, Now.AddMinutes(-10))],
        Repositories =
        [
            new(Archive, "design", "archive", null, null, null, null),
            new(Repository, "main", "git", "https://git.example/example/advancia.git", ExampleScans.Finished, Now.AddHours(-3), "4f2a91c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a6"),
        ],
        Documents = 1,
        OpenGaps = Gaps.Count,
    };

    /// <summary>Nobody has looked, and there is nothing to look at.</summary>
    public static SystemDetail Fresh { get; } = new()
    {
        System = Detail.System with { Id = Guid.Parse("0198c000-0000-7000-8000-0000000000ff"), Slug = "fresh", Name = "Fresh", Description = null, Readiness = null },
        Environments = [],
        Repositories = [],
        Documents = 0,
        OpenGaps = 0,
    };

    public static IReadOnlyList<GapEntry> Gaps => ExampleGaps.All;

    public static IReadOnlyList<PlanPhase> Plan =>
    [
        new("Fix before launch", "They keep the decision from GO, or something that does waits for them.", [new("Write alerts down, with the people they reach", "medium", [.. Gaps.Take(2)], ["metric.collected"]), .. Gaps.Skip(2).Where(IsUrgent).Select(Alone)]),
        new("Then", "Worth having.", [.. Gaps.Skip(2).Where(gap => !IsUrgent(gap)).Select(Alone)]),
    ];

    private static bool IsUrgent(GapEntry gap) => gap.Outcome != "unknown" && gap.Priority is "critical" or "high";

    private static PlanStep Alone(GapEntry gap) => new(gap.Title, gap.Effort, [gap], []);

    public static IReadOnlyList<TrendPoint> Trend { get; } =
    [
        new(Now.AddDays(-80), "notProven", "?", null, null, null),
        new(Now.AddDays(-70), "noGo", "E", 9, 33, 58),
        new(Now.AddDays(-30), "noGo", "E", 38, 25, 37),
        new(Now.AddDays(-20), "noGo", "E", 49, 21, 30),
        new(Now.AddDays(-1), "noGo", "E", 45, 23, 32),
    ];

    private static bool IsBlocker(CheckOutcome check) => check.Priority is "critical" or "high" && check.Outcome is not ("pass" or "notApplicable") && !check.Waived;

    private static ScanCounts Count(IReadOnlyList<CheckOutcome> checks) => new(
        checks.Count(check => check.Outcome == "pass"), checks.Count(check => check.Outcome == "partial"), checks.Count(check => check.Outcome == "fail"),
        checks.Count(check => check.Outcome == "unknown"), checks.Count(check => check.Outcome == "notApplicable"), checks.Count(check => check.Waived));

    private static CategoryEntry Category(IGrouping<string, CheckOutcome> checks)
    {
        var counts = Count([.. checks]);
        return new(checks.Key, counts, new(40, 25, 35), checks.Count(check => IsBlocker(check) && check.Outcome != "unknown"), checks.Count(check => IsBlocker(check) && check.Outcome == "unknown"));
    }
}
