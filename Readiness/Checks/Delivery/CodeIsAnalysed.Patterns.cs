using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class CodeIsAnalysed
{
    [GeneratedRegex("""(codeql-action/(init|analyze)|\bcodeql\s+database\s+analyze|CodeQL(Init|Analyze|3000)\w*@|\bsemgrep\b|sonar-scanner|sonarsource/|sonarscanner|sonarqube|sonarcloud|\bsonar:sonar\b|\bbandit\b|\bgosec\b|\bbrakeman\b|--taint-analysis|security-code-scan|SecurityCodeScan|(^|/)SAST(-IaC)?\.(latest\.)?gitlab-ci|components/sast|\bsnyk\s+code\b|checkmarx|veracode|\bhorusec\b|\bnjsscan\b|devskim|security-devops-action|MicrosoftSecurityDevOps|\bsobelow\b|\bphpcs-security-audit\b|\bcoverity\b|\bfortify\b|\bopengrep\b|\bbearer\s+scan|bearer/bearer-action)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Analysis();

    [GeneratedRegex("""(gitleaks|trufflehog|detect-secrets|ggshield|gitguardian|Secret-Detection\.(latest\.)?gitlab-ci|components/secret-detection|\bsecretlint\b|\btalisman\b|\bgit[ -]secrets\b|\btrivy\b[^\n]*\s(fs|repo|filesystem|rootfs)\b|trivy-action[\s\S]*scan-type:\s*['"]?(fs|repo)|--scanners[= ]\S*secret|\bwhispers\b|\bnosey-?parker\b|\bkingfisher\b|p/secrets|p/gitleaks|detect-private-key)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secrets();

    [GeneratedRegex("""(gitleaks|trufflehog|detect-secrets|ggshield|gitguardian|secretlint)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherSecrets();

    [GeneratedRegex("""(--(scanners|security-checks)\b|^(scanners|security-checks):)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrivyScanners();

    [GeneratedRegex("""(--(scanners|security-checks)[= ]\S*secret|^(scanners|security-checks):.*secret)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrivySecrets();

    // bandit --exit-zero   gosec -no-fail   semgrep scan without --error   exit-code: 0, the default of trivy
    [GeneratedRegex("""(--exit-zero|-no-fail\b|--no-error|--exit-code[= ]0|allow_failure|\bsemgrep\s+(scan|--config)(?![^\n]*--error)|\btrivy\b(?![^\n]*exit-code[= ][1-9])[^\n]*\s(fs|repo)\b|trivy-action(?![\s\S]*exit-code:\s*['"]?[1-9]))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoGate();

    [GeneratedRegex("""(sonar-scanner|sonarsource/|sonarscanner|sonarqube|sonarcloud|sonar:sonar)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sonar();

    [GeneratedRegex("""(qualitygate\.wait=true|quality-?gate-action|waitForQualityGate|SonarQubePublish|SonarCloudPublish)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QualityGate();

    [GeneratedRegex("""(\bpre-commit\s+run|pre-commit/action|\bprek\s+run)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PreCommit();

    // linters: enable: [gosec]   select = ["E", "S"]   <AnalysisMode>All</AnalysisMode>   plugin:security/recommended
    [GeneratedRegex("""(^[ \t]*-[ \t]+["']?(gosec|bandit)["']?[ \t]*$|\[[^\]\n]*["']?\bgosec\b|^[ \t]*gosec:|(extend-)?select[ \t]*=[ \t]*\[[^\]]{0,2000}["']S["']|<AnalysisMode(Security)?>[ \t]*All|Include="SecurityCodeScan|plugin:security/|eslint-plugin-security|findsecbugs-plugin|flake8-bandit)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rules();

    [GeneratedRegex("""(^|/)(\.golangci[^/]*|golangci[^/]*|ruff\.toml|\.ruff\.toml|pyproject\.toml|setup\.cfg|\.flake8|[^/]*\.csproj|Directory\.(Build|Packages)\.(props|targets)|\.eslintrc[^/]*|eslint\.config\.[^/]*|package\.json|pom\.xml|build\.gradle(\.kts)?)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConfiguresRules();

    [GeneratedRegex("""\bdotnet\s+(build|test|publish|pack|run)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DotNetBuild();

    [GeneratedRegex("""(\bruff\b|ruff-action|\bflake8\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonLinter();

    [GeneratedRegex("""golangci""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoLinter();

    [GeneratedRegex("""(\bmvnw?\b.*(verify|install|package|spotbugs)|\bgradlew?\b.*(check|build|spotbugs))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaBuild();

    [GeneratedRegex("""(\beslint\b|\blint\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ScriptLinter();
}
