using System.Text.RegularExpressions;

namespace Gapless.Collectors.Pipelines;

/// <summary>Recognises CI definitions by their paths.</summary>
internal static partial class PipelineFiles
{
    /// <summary>The CI system, or null.</summary>
    public static string? SystemOf(string path) => GitHub().IsMatch(path) ? "github"
        : Gitea().IsMatch(path) ? "gitea"
        : path switch
        {
            ".gitlab-ci.yml" or ".gitlab-ci.yaml" => "gitlab",
            "bitbucket-pipelines.yml" => "bitbucket",
            ".travis.yml" => "travis",
            "amplify.yml" or "amplify.yaml" => "amplify",
            ".drone.yml" or ".drone.yaml" => "drone",
            _ => Circle().IsMatch(path) ? "circleci" : Buildkite().IsMatch(path) ? "buildkite" : CloudBuild().IsMatch(path) ? "cloudbuild" : CodeBuild().IsMatch(path) ? "codebuild"
                : Woodpecker().IsMatch(path) ? "woodpecker" : Azure().IsMatch(path) ? "azure" : Jenkins().IsMatch(path) ? "jenkins" : null,
        };

    [GeneratedRegex(@"^\.github/workflows/[^/]+\.ya?ml$", RegexOptions.NonBacktracking)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"^\.(gitea|forgejo)/workflows/[^/]+\.ya?ml$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Gitea();

    [GeneratedRegex(@"^\.woodpecker(/[^/]+)?\.ya?ml$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Woodpecker();

    // .circleci/config.yml, and what a setup workflow goes on with
    [GeneratedRegex(@"^\.circleci/[^/]+\.ya?ml$", RegexOptions.NonBacktracking)]
    private static partial Regex Circle();

    [GeneratedRegex(@"^\.buildkite/[^/]+\.ya?ml$", RegexOptions.NonBacktracking)]
    private static partial Regex Buildkite();

    // Triggers and projects in the cloud name these files, so they may stand anywhere.
    [GeneratedRegex(@"(^|/)cloudbuild[^/]*\.(ya?ml|json)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CloudBuild();

    [GeneratedRegex(@"(^|/)buildspec[^/]*\.ya?ml$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBuild();

    [GeneratedRegex(@"(^|/)\.?azure[-_]?pipelines?[^/]*\.ya?ml$|(^|/)(\.?azure-?pipelines?|\.azuredevops|\.azdo|\.ado|\.pipelines)/([^/]+/)?[^/]+\.ya?ml$|^\.azure/pipelines?/[^/]+\.ya?ml$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Azure();

    [GeneratedRegex(@"(^|/)Jenkinsfile[^/]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Jenkins();
}
