using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class VulnerableDependenciesAreFound : Check
{
    private static readonly Idiom NuGetAudit = new("supply.dependency-scan/nuget-audit", ["NuGetAudit", "NU1903"]) { Pattern = AuditAsError(), Languages = [Language.Xml] };

    public override CheckInfo Info { get; } = new("supply.dependency-scan", Category.Delivery, Priority.High, "Known-vulnerable dependencies are found and none critical is open")
    {
        Why = "Most break-ins through dependencies use a hole that was public for months.",
        Remedy = "Run a dependency scanner on every change, fail on fixable high and critical findings, and send its report to Gapless.",
        Effort = Effort.Small,
        Methods = [Method.Heartbeat, Method.Repository],
        References = ["OpenSSF Scorecard Vulnerabilities", "OWASP ASVS 5.0 15.2.1", "OWASP Top 10 A06"],
        AppliesWhen = Condition.Any(Fact.Manifest),
    };

    public override ImmutableArray<Idiom> Idioms => [NuGetAudit];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var steps = repository.Pipelines.SelectMany(pipeline => pipeline.Jobs.Where(job => !job.IsDisabled).SelectMany(job => job.Steps.Where(step => !step.IsDisabled).Select(step => (pipeline, job, step)))).ToList();
        var isScan = Once.PerText(Scanner().IsMatch);
        var scans = steps.Where(one => isScan(one.step.Text) && one.step.Definition.At("with", "scan-type").Text is not "config").ToList();
        var evidence = scans.Take(4).Select(one => Evidence.Certain("a scanner runs", new(one.pipeline.Path, one.step.Line, one.step.Text.Split('\n')[0]))).ToList();
        if (repository.FirstOf(null, NuGetAudit) is { } audit)
        {
            evidence.Add(Evidence.Certain("NuGet audit findings fail the build", audit.Location));
        }

        if (evidence.Count == 0)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "No pipeline looks for known vulnerabilities.", Evidence.Certain($"{steps.Count} steps of {repository.Pipelines.Length} pipelines read"))];
        }

        var gates = repository.FirstOf(null, NuGetAudit) is not null || scans.Exists(one => !one.job.IsSwallowed && !one.step.IsSwallowed && !one.step.Commands.Any(command => command.IsSwallowed || command.Text.Contains("--audit-level=none", StringComparison.Ordinal)));
        return [Verdict.Partial(Verdict.WholeSystem, gates ? "A scanner runs; no report of it was received." : "A scanner runs, but its findings stop nothing, and no report was received.", evidence)];
    }

    /// <summary>The report of a scanner: <c>critical</c>, <c>high</c>, <c>fixableHigh</c> counts and the commit.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No report was ever received.")];
        }

        int Of(string key) => int.TryParse(last.Meta.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var count) ? count : 0;
        var evidence = Evidence.Certain($"{Of("critical")} critical, {Of("high")} high, {Of("fixableHigh")} of them fixable");
        return [(Of("critical"), Of("fixableHigh"), Of("high")) switch
        {
            ( > 0, _, _) => Verdict.Fail(Verdict.WholeSystem, "A critical vulnerability is open.", evidence),
            (_, > 0, _) => Verdict.Fail(Verdict.WholeSystem, "A high vulnerability with a fix is open.", evidence),
            (_, _, > 0) => Verdict.Partial(Verdict.WholeSystem, "High vulnerabilities are open that have no fix yet.", evidence),
            _ => Verdict.Pass(Verdict.WholeSystem, "The last report has no critical and no fixable high finding.", evidence),
        }];
    }

    [GeneratedRegex("""(osv-scanner|\btrivy(-action)?\b.*(\bfs\b|\brepo\b|scan-type)|aquasecurity/trivy-action|\bgrype\b|anchore/scan-action|\bsnyk\b.*\btest\b|snyk/actions|\b(npm|pnpm|yarn|bun)\s+(npm\s+)?audit\b|audit-ci|dependency-review-action|--vulnerable\b|\bpip-audit\b|\bsafety\s+(check|scan)\b|\bgovulncheck\b|\bcargo[\s-]+(audit|deny)\b|\bbundler?-audit\b|bundle\s+audit|\bcomposer\s+audit\b|dependency-check|Dependency-Scanning|\bmix\s+(deps\.audit|hex\.audit)\b|\bnancy\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scanner();

    [GeneratedRegex("""<(WarningsAsErrors)>[^<]*NU190[1-4]|<NuGetAuditMode>\s*all""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AuditAsError();
}
