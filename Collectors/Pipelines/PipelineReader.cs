using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Reads a CI file with the reader of its system.</summary>
internal static class PipelineReader
{
    /// <summary>The pipeline, or null when the file holds none.</summary>
    public static Pipeline? Read(string system, string path, Node root, string text, ScriptSources sources)
    {
        var first = root.Kind == NodeKind.List && system is not ("drone" or "woodpecker") ? root.Items[0] : root;
        var context = new PipelineContext(path, first, new ScriptResolver(sources), sources);
        var (triggers, jobs) = system switch
        {
            "github" or "gitea" => GitHubPipeline.Read(context),
            "gitlab" => GitLabPipeline.Read(context),
            "azure" => AzurePipeline.Read(context),
            "circleci" => CirclePipeline.Read(context),
            "bitbucket" => BitbucketPipeline.Read(context),
            "jenkins" => JenkinsPipeline.Read(context, text),
            _ => PlainPipeline.Read(context, system),
        };
        return jobs.IsEmpty ? null : new(path, system, triggers, jobs, first);
    }

    internal static ImmutableArray<PipelineTrigger> Triggers(params IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Select(name => new PipelineTrigger(name, Node.Missing))];

    internal static bool IsNever(string? condition) => condition?.Trim() is { } text
        && (text is "false" or "${{ false }}" or "${{false}}" or "never" or "False" || text.StartsWith("false &&", StringComparison.Ordinal) || text.StartsWith("${{ false &&", StringComparison.Ordinal));
}
