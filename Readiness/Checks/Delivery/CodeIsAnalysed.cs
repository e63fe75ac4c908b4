using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class CodeIsAnalysed : Check
{
    // A linter that runs anyway finds holes where its security rules are switched on.
    private static readonly Idiom SecurityRules = new("supply.code-scan/rules", ["gosec", "bandit", "AnalysisMode", "SecurityCodeScan", "eslint-plugin-security", "plugin:security", "findsecbugs", "\"S\"", "'S'", "flake8-bandit", "sobelow"])
    {
        Pattern = Rules(),
        Languages = [Language.Yaml, Language.Toml, Language.Xml, Language.JavaScript, Language.Json, Language.Configuration, Language.Java],
        Accept = match => ConfiguresRules().IsMatch(match.Path),
    };

    public override CheckInfo Info { get; } = new("supply.code-scan", Category.Delivery, Priority.Medium, "Static analysis and secret scanning run on every change")
    {
        Why = "A password pushed once is in the history for good, and an injection that a tool sees in seconds is found later by somebody else.",
        Remedy = "Add a job with CodeQL or semgrep and one with gitleaks to the pull-request pipeline, and let them fail it.",
        Effort = Effort.Small,
        Methods = [Method.Heartbeat, Method.Repository],
        References = ["OpenSSF Scorecard SAST", "OpenSSF Best Practices static_analysis", "Azure Well-Architected SE:02"],
        AppliesWhen = Condition.All(Fact.ContinuousIntegration),
    };

    public override ImmutableArray<Idiom> Idioms => [SecurityRules];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var runs = PipelineRun.Of(repository);
        var hooks = Hooks(repository);
        var analysis = Judge("static analysis", repository, runs, Analysis(), hooks, throughLinter: true);
        var secrets = Judge("secret scanning", repository, runs, Secrets(), hooks, throughLinter: false);
        var evidence = new[] { analysis.Evidence, secrets.Evidence }.OfType<Evidence>().ToList();
        var flaws = new[] { analysis, secrets }.Where(one => one.Flaw is not null).Select(one => $"{one.Name} {one.Flaw}").ToList();
        return [(analysis.Evidence, secrets.Evidence) switch
        {
            (null, null) => Verdict.Fail(Verdict.WholeSystem, "No pipeline analyses the code or looks for secrets.", Evidence.Certain($"{runs.Count} steps of {repository.Pipelines.Length} pipelines read")),
            _ when flaws.Count == 0 => Verdict.Pass(Verdict.WholeSystem, "Static analysis and secret scanning run on every change, and a finding stops it.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, $"{Capital(string.Join("; ", flaws))}.", evidence),
        }];
    }

    /// <summary><c>hb:code-scan</c>: <c>kind</c> (sast, secrets; dast belongs to another check), <c>critical</c> and <c>high</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        var latest = beats.Beats.GroupBy(beat => beat.Meta.GetValueOrDefault("kind", "all"), StringComparer.OrdinalIgnoreCase)
            .Where(group => !group.Key.Equals("dast", StringComparison.OrdinalIgnoreCase)).Select(group => (Kind: group.Key, Beat: group.First())).ToList();
        if (latest.Count == 0)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No report was ever received.")];
        }

        var evidence = latest.Select(one => Evidence.Certain($"{one.Kind}: {ReportCounts.Of(one.Beat)?.Show().Message ?? "no counts"}")).ToList();
        var counts = latest.Select(one => ReportCounts.Of(one.Beat)).ToList();
        var both = latest.Exists(one => one.Kind is "all") || (latest.Exists(one => one.Kind is "sast") && latest.Exists(one => one.Kind is "secrets"));
        return [latest.Exists(one => !one.Beat.Succeeded) || counts.Exists(one => one is { IsClean: false }) ? Verdict.Fail(Verdict.WholeSystem, "The last report has high or critical findings, or failed.", evidence)
            : counts.Contains(null) ? Verdict.Partial(Verdict.WholeSystem, "The last report does not say how many findings there are.", evidence)
            : both ? Verdict.Pass(Verdict.WholeSystem, "The last reports have no high and no critical finding.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, "Only one of static analysis and secret scanning reports.", evidence)];
    }

    private static Part Judge(string name, RepositoryFacts repository, IReadOnlyList<PipelineRun> runs, Regex tools, IReadOnlyList<(string Tool, Evidence Evidence)> hooks, bool throughLinter)
    {
        var isFound = Once.PerText(text => tools.IsMatch(text) && (throughLinter || LooksForSecrets(text)));
        var found = runs.Where(run => isFound(run.Text)).ToList();
        if (found.OrderBy(run => FlawOf(runs, run) is null ? 0 : 1).FirstOrDefault() is { } best)
        {
            return new(name, best.Show(name, tools), FlawOf(runs, best));
        }

        if (throughLinter && Linted(repository, runs) is { } linted)
        {
            return linted with { Name = name };
        }

        if (hooks.FirstOrDefault(hook => tools.IsMatch(hook.Tool)) is { Evidence: { } hook })
        {
            var inPipeline = runs.FirstOrDefault(run => PreCommit().IsMatch(run.Text));
            return new(name, hook, inPipeline is null ? "is only a hook on each developer's machine" : FlawOf(runs, inPipeline));
        }

        return new(name, null, "is missing");
    }

    private static Part? Linted(RepositoryFacts repository, IReadOnlyList<PipelineRun> runs)
    {
        foreach (var rule in repository.HitsOf(SecurityRules))
        {
            var linter = runs.FirstOrDefault(run => LinterOf(rule).IsMatch(run.Text));
            if (linter is not null)
            {
                return new("", Evidence.Certain("security rules of " + linter.Step.Text.Split('\n')[0], rule.Location), FlawOf(runs, linter));
            }
        }

        return null;
    }

    private static Regex LinterOf(IdiomHit rule) => rule.Language switch
    {
        Language.Xml => DotNetBuild(),
        Language.Toml or Language.Configuration => PythonLinter(),
        Language.Yaml => GoLinter(),
        Language.Java => JavaBuild(),
        _ => ScriptLinter(),
    };

    private static string? FlawOf(IReadOnlyList<PipelineRun> runs, PipelineRun run) =>
        !run.OnChange ? (run.Pipeline.RunsOn("schedule") ? "runs on a schedule only" : "does not run on pull requests")
        : run.IsSwallowed || (NoGate().IsMatch(run.Text) && !runs.Any(other => other.Job == run.Job && other.Text.Contains("upload-sarif", StringComparison.Ordinal))) ? "finds, but stops nothing"
        : Sonar().IsMatch(run.Text) && !runs.Any(other => other.Pipeline == run.Pipeline && QualityGate().IsMatch(other.Text)) ? "does not wait for the quality gate"
        : null;

    // trivy fs looks for secrets unless it is told what to look for.
    private static bool LooksForSecrets(string text) => !text.Contains("trivy", StringComparison.OrdinalIgnoreCase) || OtherSecrets().IsMatch(text) || !TrivyScanners().IsMatch(text) || TrivySecrets().IsMatch(text);

    private static List<(string Tool, Evidence Evidence)> Hooks(RepositoryFacts repository) =>
    [
        .. repository.DataFiles.Where(file => file.Path is ".pre-commit-config.yaml" or ".pre-commit-config.yml").SelectMany(file => file.Documents.SelectMany(document => document["repos"].Items)
            .SelectMany(source => source["hooks"].Items.Select(hook => ($"{source["repo"].Text} {hook["id"].Text} ", Evidence.Certain("pre-commit hook " + hook["id"].Text, new(file.Path, hook["id"].Line)))))),
    ];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <param name="Flaw">Null when it runs on every change and stops it.</param>
    private sealed record Part(string Name, Evidence? Evidence, string? Flaw);
}
