using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class PipelineTestsAndLints : Check
{
    public override CheckInfo Info { get; } = new("ci.tests", Category.Delivery, Priority.High, "The pipeline runs tests, linting and formatting, and a failure stops the merge")
    {
        Why = "Tests that do not run on each change, or whose failure is swallowed, protect nobody.",
        Remedy = "Run the tests and a linter on the pull-request trigger, and take away what swallows their failure.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OpenSSF Scorecard CI-Tests", "OpenSSF Best Practices test_continuous_integration"],
        AppliesWhen = Condition.All(Fact.ContinuousIntegration),
    };

    // Analyzers run inside the build: a warning that fails it is a linter that stops a merge.
    private static readonly Idiom WarningsAsErrors = new("ci.tests/warnings-as-errors", ["TreatWarningsAsErrors", "CodeAnalysisTreatWarningsAsErrors"]) { Pattern = Strict(), Languages = [Language.Xml] };

    // Gradle's check and Maven's verify run them.
    private static readonly Idiom BuildPlugins = new("ci.tests/build-plugins", ["checkstyle", "pmd", "spotbugs", "spotless", "ktlint", "kotlinter", "detekt", "errorprone"]) { Pattern = LintPlugin(), Languages = [Language.Java, Language.Xml, Language.Text, Language.Toml], Accept = match => BuildFile().IsMatch(match.Path) };

    public override ImmutableArray<Idiom> Idioms => [WarningsAsErrors, BuildPlugins];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var runs = repository.Pipelines.SelectMany(CommandsOf).ToList();
        var isTest = Once.PerText(text => IsTest(repository, text));
        var tests = runs.Where(run => isTest(run.Command.Text)).ToList();

        // Where there is no program, what looks at manifests and infrastructure code is the linter.
        var hasPrograms = repository.Components.Length > 0;
        var isLint = Once.PerText(text => Parts(text).Any(part => Lint().IsMatch(part) || (!hasPrograms && ManifestLint().IsMatch(part))));
        var lints = runs.Where(run => isLint(run.Command.Text)).ToList();
        var (strict, plugin) = (repository.FirstOf(null, WarningsAsErrors), repository.FirstOf(null, BuildPlugins));
        var builtIn = strict ?? plugin;
        var evidence = Best(tests).Concat(Best(lints)).Concat(builtIn is null ? [] : [Evidence.Certain(strict is not null ? "warnings are errors in the build" : "the build runs " + builtIn.Value, builtIn.Location)]).ToList();
        var linted = lints.Exists(IsEffective) || (strict is not null && runs.Exists(run => run.Command.Text.Contains("dotnet", StringComparison.Ordinal) && IsEffective(run)))
            || (plugin is not null && runs.Exists(run => RunsPlugins().IsMatch(run.Command.Text) && IsEffective(run)));
        return [(tests.Count > 0, tests.Exists(IsEffective), lints.Count > 0 || builtIn is not null, linted) switch
        {
            (_, true, _, true) => Verdict.Pass(Verdict.WholeSystem, "Tests and a linter run on pull requests, and a failure stops them.", evidence),
            (false, _, false, _) => Verdict.Fail(Verdict.WholeSystem, "No pipeline runs tests or a linter.", Evidence.Certain($"{runs.Count} commands of {repository.Pipelines.Length} pipelines read")),
            (false, _, true, _) => Verdict.Partial(Verdict.WholeSystem, "A linter runs, but no tests.", evidence),
            (true, false, _, _) => Verdict.Partial(Verdict.WholeSystem, tests.Exists(run => !run.IsSwallowed) ? "Tests run, but not on pull requests." : "Tests run, but their failure is swallowed.", evidence),
            (true, true, false, _) => Verdict.Partial(Verdict.WholeSystem, "Tests run on pull requests, but no linter.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "Tests run on pull requests; the linter's failure is swallowed or it does not run there.", evidence),
        }];
    }

    private static bool IsEffective(Run run) => run is { OnChange: true, IsSwallowed: false };

    private static IEnumerable<Run> CommandsOf(Pipeline pipeline) =>
        from job in pipeline.Jobs
        where !job.IsDisabled
        from step in job.Steps
        where !step.IsDisabled
        from command in step.Commands
        select new Run(command, job.IsSwallowed || step.IsSwallowed || command.IsSwallowed, RunsOnChange(pipeline, job, step));

    private static bool RunsOnChange(Pipeline pipeline, PipelineJob job, PipelineStep step) =>
        pipeline.RunsOnPullRequest && !NeverOnChange().IsMatch(job.Condition ?? "") && !NeverOnChange().IsMatch(step.Condition ?? "");

    private static IEnumerable<Evidence> Best(List<Run> runs) => runs
        .OrderByDescending(IsEffective)
        .Take(3)
        .Select(run => Evidence.Certain((run.IsSwallowed ? "failure swallowed: " : "runs ") + run.Command.Text, new(run.Command.Path, run.Command.Line, run.Command.Text)));

    /// <summary>The default npm script fails on purpose and tests nothing; a runner told to pass without tests proves nothing where there are none.</summary>
    private static bool IsTest(RepositoryFacts repository, string command) =>
        Parts(command).Any(part => Test().IsMatch(part))
        && !command.Contains("no test specified", StringComparison.Ordinal)
        && !SkipsTests().IsMatch(command)
        && !(command.Contains("passWithNoTests", StringComparison.OrdinalIgnoreCase) && !repository.Files.Any(file => file.Class == PathClasses.Test))
        && !IsEmptyScript(repository, command);

    /// <summary>The commands of a line. <c>pip install pytest</c> fetches a runner and runs nothing.</summary>
    private static IEnumerable<string> Parts(string command) =>
        command.Split(["&&", "||", ";", "\n"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(part => !Fetches().IsMatch(part) && !part.StartsWith("echo ", StringComparison.Ordinal));

    private static bool IsEmptyScript(RepositoryFacts repository, string command) =>
        NpmTest().IsMatch(command) && repository.Manifests.Any(manifest => manifest.Scripts.TryGetValue("test", out var script) && script.Contains("no test specified", StringComparison.Ordinal));

    [GeneratedRegex("""^(sudo\s+)?((uv\s+)?pip3?|python3?\s+-m\s+pip|pipx|uv|poetry|pdm|npm|pnpm|yarn|bun|apt|apt-get|apk|brew|gem|go|cargo|composer|dotnet\s+tool)\s+(-\S+\s+)*(install|add|i|require|get)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fetches();

    [GeneratedRegex("""(-DskipTests|-Dmaven\.test\.skip(=true)?|-x\s+test)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SkipsTests();

    private sealed record Run(PipelineCommand Command, bool IsSwallowed, bool OnChange);

    [GeneratedRegex("""(\bdotnet\s+(test|run\s+.*\btests?\b)|\bdotnet\s+test\.cs\b|\b(npm|pnpm|yarn|bun)\s+(-\S+\s+)*(run\s+)?(test|t)(:[\w:-]+)?\b|\bnpx\s+(vitest|jest|mocha|playwright|cypress|ava)|\b(vitest|jest|mocha|ava)\b(\s|$)|\bnode\s+.*--test\b|\bpytest\b|\bpython3?\s+-m\s+(pytest|unittest)|\bmanage\.py\s+test|\btox\b|\bnox\b|\bgo\s+test\b|\bgotestsum\b|\bmvnw?\b.*\b(test|verify|install|package|deploy)\b|\bgradlew?\b.*\b(test|check|build)\b|\bcargo\s+(test|nextest)|\brspec\b|\brails\s+test|\brake(\s+(test|spec|ci|default)\b|\s*$)|\bphpunit\b|\bartisan\s+test|\bpest\b|\bmix\s+test|\bplaywright\s+test|\bcypress\s+run|\bctest\b|\bmake\s+(test|check)\b|\bjust\s+test\b|\bbazel\s+test|\b(turbo|nx|lerna)\b.*\btest\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Test();

    [GeneratedRegex("""\b(npm|pnpm|yarn)\s+(run\s+)?(test|t)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NpmTest();

    [GeneratedRegex("""(\beslint\b|\bprettier\b.*(--check|-c\b|--list-different|-l\b)|\bbiome\s+(ci|check|lint)|\boxlint\b|\bstylelint\b|\bstandard\b|\bxo\b|\btslint\b|\btsc\b.*--noEmit|\b(npm|pnpm|yarn|bun)\s+(run\s+)?(lint|format:check|check-format|typecheck|type-check|check)\b|\bdotnet\s+format\b.*--verify-no-changes|-warnaserror|TreatWarningsAsErrors|\bruff\b|\bflake8\b|\bblack\b.*--check|\bmypy\b|\bpyright\b|\bpylint\b|\bisort\b.*--check|\bpre-commit\s+run|\bgolangci-lint\b|\bgo\s+vet\b|\bgofmt\s+-l|\bstaticcheck\b|\bclippy\b|\bcargo\s+fmt\b.*--check|\bcheckstyle\b|\bspotless(Check)?\b|\bktlint\b|\bdetekt\b|\bpmd\b|\bspotbugs\b|\brubocop\b|\bstandardrb\b|\bphpstan\b|\bpsalm\b|\bphp-cs-fixer\b.*dry-run|\bphpcs\b|\bpint\b.*--test|\bmix\s+(credo|format\s+--check)|\bsuper-linter\b|\bmake\s+(lint|fmt-check|vet|check)\b|\bjust\s+lint\b|\b(turbo|nx)\b.*\blint\b|\btox\b.*-e\s*(lint|style|flake8))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lint();

    [GeneratedRegex("""(\b(terraform|tofu)\s+(\S+\s+)*?(fmt\b[^\n]*-check|validate)\b|\b(tflint|yamllint|markdownlint(-cli2?)?|actionlint|hadolint|ansible-lint|cfn-lint|shellcheck|kubeconform|kubeval|kube-linter|kube-score|pluto)\b|\bhelm\s+lint\b|\baz\s+bicep\s+(build|lint)\b|\bkustomize\s+build\b|\bflux-local\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ManifestLint();

    // id "checkstyle"   id("io.gitlab.arturbosch.detekt") version "1"   apply plugin: 'pmd'   <artifactId>maven-checkstyle-plugin</artifactId>
    [GeneratedRegex("""(\bid[ (]+|plugin:\s*|plugins\.|^\s*)["'`]?(?<value>(checkstyle|pmd|com\.github\.spotbugs|com\.diffplug\.spotless|(org\.jlleitschuh\.gradle\.)?ktlint|org\.jmailen\.kotlinter|io\.gitlab\.arturbosch\.detekt|net\.ltgt\.errorprone))["'`)]|<artifactId>(?<value>maven-checkstyle-plugin|maven-pmd-plugin|spotbugs-maven-plugin|spotless-maven-plugin|ktlint-maven-plugin|detekt-maven-plugin|error_prone_core)<""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LintPlugin();

    [GeneratedRegex("""(^|/)(build|settings)\.gradle(\.kts)?$|\.gradle(\.kts)?$|(^|/)pom\.xml$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BuildFile();

    [GeneratedRegex("""\bgradlew?\b.*\b(check|build)\b|\bmvnw?\b.*\b(verify|install|deploy)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunsPlugins();

    // if: github.event_name == 'push'    if: github.ref == 'refs/heads/main'    if: startsWith(github.ref, 'refs/tags/')
    [GeneratedRegex("""(event_name\s*==\s*'(push|schedule|release|workflow_dispatch)'|event_name\s*!=\s*'pull_request'|github\.ref\s*==\s*'refs/heads/|refs/tags/)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NeverOnChange();

    [GeneratedRegex("""<(CodeAnalysis)?TreatWarningsAsErrors>\s*true""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Strict();
}
