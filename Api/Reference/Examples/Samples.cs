using Gapless.Contracts.Documents;
using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Operations;
using Gapless.Contracts.Scans;
using Gapless.Contracts.Systems;

namespace Gapless.Api.Reference.Examples;

/// <summary>One made-up shop, from which the examples of all operations are taken.</summary>
internal static class Samples
{
    public static readonly Guid Id = new("0190aa10-6f3c-7c41-9b1e-5d2f8c7a4b10");
    public static readonly Guid Other = new("0190aa10-6f3c-7c41-9b1e-5d2f8c7a4b11");
    public static readonly DateTimeOffset At = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static readonly OperationsStarted Started = new([Id]);

    public static readonly OperationProgress Progress = new("judging", 31, 49, "tls.redirect", new Dictionary<string, string>(StringComparer.Ordinal) { ["tls.https"] = "pass" });

    public static readonly EnvironmentEntry Environment = new(Id, "prod", "https://shop.example/", IsProduction: true, Other, At);

    public static readonly RepositoryEntry Repository = new(Id, "shop", "git", "https://git.example/team/shop.git", Other, At, "4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    public static readonly CheckOutcome Outcome = new("container.nonroot", "containers", "high", "Containers run as an unprivileged user", "fail", null, Waived: false, "api runs as root.", "repo", ["repo"]);

    public static readonly SystemReadiness Readiness = new()
    {
        Decision = "noGo",
        Level = "C",
        Bar = new(53, 26, 21),
        Counts = new(26, 3, 7, 13, 0, 0),
        Next = new("B", ["container.nonroot"]),
        Blockers = [new("container.nonroot", "Containers run as an unprivileged user", "high", "fail", null, "api runs as root.")],
        Categories = [new("containers", new(2, 0, 1, 0, 0, 0), new(67, 0, 33), 1, 0)],
        Checks = [Outcome],
        Since = At,
        EvaluatedAt = At,
    };

    public static readonly SystemEntry System = new()
    {
        Id = Id,
        Slug = "shop",
        Name = "Shop",
        Description = "Where customers buy.",
        Tier = "standard",
        IsInstallation = false,
        CreatedAt = At,
        Readiness = Readiness,
    };

    public static readonly EvidenceFileEntry File = new(Id, "drill.pdf", "application/pdf", 48_213, "9591b1c5b7b43093bc03ffc1110694a60b141fd33e871599f4d74977a4d72466", "user:" + Other, At);

    public static readonly ScanEvidence Evidence = new() { Method = "repo", Rung = "declared", Subject = "api", Confidence = "certain", Message = "No USER before the end.", Path = "api/Dockerfile", Line = 12, Excerpt = "ENTRYPOINT [\"./api\"]" };

    public static readonly GapEntry Gap = new()
    {
        Id = Id,
        System = "shop",
        Check = "container.nonroot",
        Title = "Containers run as an unprivileged user",
        Category = "containers",
        Priority = "high",
        State = "open",
        Outcome = "fail",
        Reason = null,
        Summary = "api runs as root.",
        Effort = "small",
        Rungs = [new("declared", "fail", "api runs as root.", At)],
        OpenedAt = At,
        ChangedAt = At,
        Owner = Other.ToString(),
        DueOn = new(2026, 4, 1),
        Tag = "\"734\"",
    };

    public static readonly GapChangeEntry Change = new(At, "container.nonroot", "Containers run as an unprivileged user", Id, "pass", "fail", null, "code", "4b825dc642cb6eb9a060e54bf8d69288fbee4904", "api runs as root.", Other);

    public static readonly ScanEntry Scan = new()
    {
        Id = Id,
        System = "shop",
        TargetKind = "repository",
        TargetId = Other,
        Target = "shop",
        State = "succeeded",
        RequestedBy = "schedule",
        CreatedAt = At,
        StartedAt = At,
        FinishedAt = At.AddSeconds(8),
        Revision = "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
        Files = 412,
        Bytes = 3_145_728,
        Changed = 1,
        Error = null,
        OperationId = Other,
    };

    public static readonly ImportedDocument Imported = new()
    {
        File = "gaps.md",
        Title = "Shop - gap analysis",
        System = "Shop",
        Claims = [new() { Text = "85% production-ready", Percent = 85, Line = 3 }],
        Strengths = [new("Rate limits on every endpoint", 7, ["ratelimit.enabled"])],
        Gaps = [new() { Number = "1", Title = "Containers run as root", Section = "Critical gaps", Line = 30, Status = "missing", StatusText = "Missing", Priority = "critical", Impact = "A break-in owns the host.", Needed = ["A user in the Dockerfile"], Checks = ["container.nonroot"] }],
        Phases = [new("Week 1", "5 days", ["Containers run as root"], 286)],
        Checklist = [new("Backups are automated", Done: false, "Before launch", 368, ["backup.automated"])],
        QuickFixes = [new() { Title = "Add a user to the image", Estimate = "30 min", Line = 319, Checks = ["container.nonroot"] }],
    };

    public static readonly DocumentEntry Document = new(Id, "gaps.md", "Shop - gap analysis", 1, 3, 1, At, new(0, 1, 0, 2));

    public static readonly Operation Operation = new() { Id = Id, Kind = "scan.repository", State = "running", CreatedAt = At, FinishedAt = null, Progress = Progress, Error = null, Result = null };
}
