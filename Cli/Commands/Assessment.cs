using System.Reflection;
using Gapless.Contracts.Scans;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;
using Gapless.Readiness.Targets;
using Gapless.Wire;

namespace Gapless.Cli.Commands;

/// <summary>One run from its first moment to its document: judges what was collected and times it.</summary>
internal sealed class Assessment
{
    private readonly TimeProvider time;
    private readonly long started;

    private Assessment(TimeProvider time)
    {
        this.time = time;
        started = time.GetTimestamp();
        StartedAt = time.GetUtcNow();
    }

    public static ToolInfo Tool { get; } = new("gapless", VersionOf(typeof(Assessment).Assembly), CheckCatalog.Version);

    public DateTimeOffset StartedAt { get; }

    public static Assessment Start(TimeProvider time) => new(time);

    /// <summary>Judges what a run saw. At least one of the two is given.</summary>
    public ReadinessReport Judge(ImmutableArray<Check> checks, RepositoryFacts? repository, TargetFacts? target) =>
        ReadinessReport.Of(Evaluator.Evaluate(checks, new Observations { At = StartedAt, Repository = repository, Target = target }));

    public ScanDocument Document(ReadinessReport report, RepositoryFacts? repository, TargetFacts? target) => new()
    {
        Tool = Tool,
        Target = repository is not null ? new("repository", repository.Name, repository.Revision) : new("environment", target!.BaseUrl.ToString(), null),
        StartedAt = StartedAt,
        DurationMs = (long)time.GetElapsedTime(started).TotalMilliseconds,
        Files = repository?.Files.Count(file => file.WasRead) ?? 0,
        Bytes = repository?.Bytes ?? 0,
        Components = [.. (repository?.Components ?? []).Select(one => new ScanComponent(one.Name, one.Path, one.Stack, Words.Of(one.Kind)))],
        Facts = [.. (repository?.Facts ?? FactSet.Empty).With(target?.Facts ?? FactSet.Empty).Names],
        Checks = [.. report.Findings.Select(ScanMapping.Check)],
        Readiness = ScanMapping.Readiness(report),
        Problems = [.. Problems.Of(repository)],
    };

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
