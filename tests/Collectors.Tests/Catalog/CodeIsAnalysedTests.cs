using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CodeIsAnalysedTests : CheckTests<CodeIsAnalysed>
{
    private const string Leaks = "\n      - uses: gitleaks/gitleaks-action@v2";

    [Theory]
    [InlineData("      - uses: github/codeql-action/analyze@v3")]
    [InlineData("      - run: semgrep ci")]
    [InlineData("      - run: bandit -r src")]
    [InlineData("      - run: gosec ./...")]
    [InlineData("      - run: brakeman")]
    [InlineData("      - run: sonar-scanner -Dsonar.qualitygate.wait=true")]
    public Task Passes_WhenBothRunOnChanges(string step) => Passes(Ci(step + Leaks));

    [Fact]
    public Task Passes_WhenTheLinterHasSecurityRules() => Passes(Ci("      - run: ruff check ." + Leaks) + "\n=== ruff.toml\n[lint]\nselect = [\"E\", \"S\"]\n");

    [Fact]
    public Task Passes_WhenHooksRunInThePipeline() => Passes(Ci("      - run: semgrep ci\n      - run: pre-commit run --all-files") + Hook);

    [Fact]
    public Task IsPartial_WhenTheHookIsOnlyLocal() => IsPartial(Ci("      - run: semgrep ci") + Hook, "developer's machine");

    [Theory]
    [InlineData("      - run: semgrep ci", "Secret scanning is missing")]
    [InlineData("      - run: gitleaks detect", "Static analysis is missing")]
    [InlineData("      - run: bandit -r src --exit-zero" + Leaks, "stops nothing")]
    [InlineData("      - run: semgrep ci || true" + Leaks, "stops nothing")]
    [InlineData("      - run: sonar-scanner" + Leaks, "quality gate")]
    [InlineData("      - run: bandit -r src\n      - run: trivy fs --scanners vuln --exit-code 1 .", "Secret scanning is missing")]
    public Task IsPartial_WhenSomethingIsMissing(string steps, string because) => IsPartial(Ci(steps), because);

    [Fact]
    public Task IsPartial_WhenItRunsAtNightOnly() => IsPartial(Ci("      - run: semgrep ci" + Leaks).Replace("pull_request", "schedule", StringComparison.Ordinal), "schedule");

    [Theory]
    [InlineData("      - run: npm test")]
    [InlineData("      - run: echo 'TODO semgrep'\n        if: false")]
    public Task Fails_WhenNothingLooks(string steps) => Fails(Ci(steps));

    [Theory]
    [InlineData("  - template: Security/SAST.gitlab-ci.yml\n  - template: Security/Secret-Detection.gitlab-ci.yml", Outcome.Pass)]
    [InlineData("  - template: Security/SAST.gitlab-ci.yml", Outcome.Partial)]
    public Task Reads_TheTemplatesOfGitLab(string templates, Outcome expected) => Ends(expected, NodeApi + $"\n=== .gitlab-ci.yml\ninclude:\n{templates}\ntest:\n  rules: [{{ if: '$CI_PIPELINE_SOURCE == \"merge_request_event\"' }}]\n  script: [npm test]\n");

    [Fact]
    public Task DoesNotApply_WithoutAPipeline() => DoesNotApply(NodeApi, "no ci");

    [Theory]
    [InlineData("sast", "0", Outcome.Partial)]
    [InlineData("all", "0", Outcome.Pass)]
    [InlineData("all", "2", Outcome.Fail)]
    [InlineData("dast", "0", Outcome.Unknown)]
    public void JudgesTheReport(string kind, string high, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("kind", kind).Add("critical", "0").Add("high", high);

        Assert.Equal(expected, new CodeIsAnalysed().Heartbeat(new("hb:code-scan", TimeSpan.FromDays(1), [new(true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }

    private const string Hook = "\n=== .pre-commit-config.yaml\nrepos:\n  - repo: https://github.com/gitleaks/gitleaks\n    rev: v8\n    hooks: [{ id: gitleaks }]\n";

    private static string Ci(string steps) => NodeApi + $"\n=== .github/workflows/ci.yml\non:\n  pull_request:\njobs:\n  scan:\n    runs-on: x\n    steps:\n{steps}\n";
}
