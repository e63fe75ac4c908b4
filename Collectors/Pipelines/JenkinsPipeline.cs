using System.Collections.Immutable;
using Gapless.Collectors.Lexing;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>A Jenkinsfile, declarative or scripted.</summary>
/// <remarks>https://www.jenkins.io/doc/book/pipeline/syntax/</remarks>
internal static class JenkinsPipeline
{
    public static (ImmutableArray<PipelineTrigger> Triggers, ImmutableArray<PipelineJob> Jobs) Read(PipelineContext context, string text)
    {
        var code = Blanking.Blank(text, Language.Java);

        // A multibranch pipeline, the usual kind, builds every branch and every change.
        return (PipelineReader.Triggers(code.Contains("cron(", StringComparison.Ordinal) ? ["push", "pull_request", "schedule"] : ["push", "pull_request"]), new JenkinsScanner(context, code).Jobs());
    }
}
