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
    public Judgement Judge(RunOptions options, RepositoryFacts? repository, TargetFacts? target)
    {
        var settings = options.Project.Settings;
        var findings = settings.Prioritise(Evaluator.Evaluate(options.Checks, new Observations { At = StartedAt, Repository = repository, Target = target }));
        var waivers = options.Project.Waivers.AddRange(repository is null ? [] : InlineWaivers.In(repository, StartedAt));
        var (waived, standings) = WaiverRules.Apply(findings, [.. waivers.Where(waiver => CouldBeWaived(waiver, options))], settings.Tier, StartedAt);
        return new(ReadinessReport.Of(waived, settings.Tier), standings);
    }

    public ScanDocument Document(Judgement judgement, RunOptions options, RepositoryFacts? repository, TargetFacts? target) => new()
    {
        Tool = Tool,
        Target = repository is not null ? new("repository", options.Project.Settings.System ?? repository.Name, repository.Revision) : new("environment", target!.BaseUrl.ToString(), null),
        StartedAt = StartedAt,
        DurationMs = (long)time.GetElapsedTime(started).TotalMilliseconds,
        Files = repository?.Files.Count(file => file.WasRead) ?? 0,
        Bytes = repository?.Bytes ?? 0,
        Components = [.. (repository?.Components ?? []).Select(one => new ScanComponent(one.Name, one.Path, one.Stack, Words.Of(one.Kind)))],
        Facts = [.. (repository?.Facts ?? FactSet.Empty).With(target?.Facts ?? FactSet.Empty).Names],
        Checks = [.. judgement.Report.Findings.Select(finding => ScanMapping.Check(finding) with { Change = options.Project.Baseline?.ChangeOf(finding) is { } change and not BaselineChange.None ? Words.Of(change) : null })],
        Readiness = ScanMapping.Readiness(judgement.Report),
        Waivers = judgement.Waivers.IsEmpty ? null : [.. judgement.Waivers.Select(ScanMapping.Waiver)],
        Problems = [.. Problems.Of(repository)],
    };

    // A run of some checks says nothing about waivers of others.
    private static bool CouldBeWaived(Waiver waiver, RunOptions options) =>
        options.Checks.Any(check => check.Info.Id.Equals(waiver.CheckId, StringComparison.Ordinal)) || CheckCatalog.Find(waiver.CheckId) is null;

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
