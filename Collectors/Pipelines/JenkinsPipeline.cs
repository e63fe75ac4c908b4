using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Collectors.Lexing;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>A Jenkinsfile by its lines: stages, and the shell commands in them.</summary>
internal static partial class JenkinsPipeline
{
    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext context, string text)
    {
        var code = Blanking.Blank(text, Language.Java);
        var jobs = new List<PipelineJob>();
        foreach (Match match in StageOrShell().Matches(code))
        {
            var line = code.AsSpan(0, match.Index).Count('\n') + 1;
            if (match.Groups["stage"].Success)
            {
                jobs.Add(Stage(match.Groups["stage"].Value, line));
                continue;
            }

            var commands = context.Commands(Node.Scalar(Shell(match), line));
            jobs = jobs.Count == 0 ? [Stage("pipeline", line)] : jobs;
            jobs[^1] = jobs[^1] with { Steps = jobs[^1].Steps.Add(new(null, line, null, commands, null, IsSwallowed: false, IsDisabled: false, Node.Missing)) };
        }

        // A multibranch pipeline, the usual kind, builds every branch and every change.
        return (PipelineReader.Triggers(code.Contains("cron(", StringComparison.Ordinal) ? ["push", "pull_request", "schedule"] : ["push", "pull_request"]), [.. jobs]);
    }

    private static string Shell(Match match) =>
        ((Group[])[match.Groups["long"], match.Groups["double"], match.Groups["single"]]).First(group => group.Success).Value.Trim('\n');

    private static PipelineJob Stage(string name, int line) => new(name, line, [], null, null, IsSwallowed: false, IsDisabled: false, [], Node.Missing);

    // stage('Test') {   sh 'npm test'   sh "make ${TARGET}"   sh(script: '''…''')
    [GeneratedRegex(""""\bstage\s*\(\s*["'](?<stage>[^"'\n]*)["']|\b(sh|bat|pwsh|powershell)\b\s*\(?\s*(script\s*:\s*)?('''(?<long>.*?)'''|"""(?<long>.*?)"""|"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)')"""", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex StageOrShell();
}
