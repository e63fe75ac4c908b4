using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Readiness.Checks.Quality;

/// <summary>The steps of a pipeline that run tests.</summary>
internal static partial class TestCommands
{
    public static bool Runs(PipelineRun run) => run.Job is not null && Test().IsMatch(run.Text) && !SkipsTests().IsMatch(run.Text);

    [GeneratedRegex("""(-DskipTests|-Dmaven\.test\.skip(=true)?|-x\s+test|no test specified)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SkipsTests();

    [GeneratedRegex("""(\bdotnet\s+(test|run\s+[^\n]*\btests?\b)|\b(npm|pnpm|yarn|bun)\s+(-\S+\s+)*(run\s+)?(test|t)(:[\w:-]+)?\b|\bnpx\s+(vitest|jest|mocha|playwright|cypress|ava)|\b(vitest|jest|mocha)\b(\s|$)|\bnode\s+[^\n]*--test\b|\bpytest\b|-m\s+unittest|\bmanage\.py\s+test|\b(tox|nox)\b|\bgo\s+test\b|\bgotestsum\b|\bmvnw?\b[^\n]*\b(test|verify|install|package|deploy)\b|\bgradlew?\b[^\n]*\b(test|check|build)\b|\bcargo\s+(test|nextest)|\brspec\b|\brails\s+(db:\S+\s+)*test|\brake(\s+(test|spec|ci|default)\b|\s*$)|\bphpunit\b|\bartisan\s+test|\bpest\b|\bparatest\b|\bcomposer\s+(run\s+)?test|\bmix\s+(test|coveralls)|\bplaywright\s+test|\bcypress\s+run|cypress-io/github-action|\bctest\b|\bmake\s+[\w-]*(test|check)|\bjust\s+test\b|\bbazel\s+test|\b(turbo|nx|lerna)\b[^\n]*\btest\b|\bcompose\b[^\n]*--exit-code-from|\bscripts?/[\w./-]*test[\w.-]*)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Test();
}
