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
            ".circleci/config.yml" or ".circleci/config.yaml" => "circleci",
            "bitbucket-pipelines.yml" => "bitbucket",
            ".buildkite/pipeline.yml" or ".buildkite/pipeline.yaml" => "buildkite",
            "cloudbuild.yaml" or "cloudbuild.yml" or "cloudbuild.json" => "cloudbuild",
            "buildspec.yml" or "buildspec.yaml" => "codebuild",
            ".travis.yml" => "travis",
            ".drone.yml" => "drone",
            _ => Woodpecker().IsMatch(path) ? "woodpecker" : Azure().IsMatch(path) ? "azure" : Jenkins().IsMatch(path) ? "jenkins" : null,
        };

    [GeneratedRegex(@"^\.github/workflows/[^/]+\.ya?ml$", RegexOptions.NonBacktracking)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"^\.(gitea|forgejo)/workflows/[^/]+\.ya?ml$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Gitea();

    [GeneratedRegex(@"^\.woodpecker(/[^/]+)?\.ya?ml$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Woodpecker();

    [GeneratedRegex(@"^(\.azure/|\.azuredevops/|\.azure-pipelines/|azure-pipelines/|eng/pipelines/|pipelines/|build/)?\.?azure-pipelines[^/]*\.ya?ml$|^\.(azure-pipelines|azuredevops)/[^/]+\.ya?ml$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Azure();

    [GeneratedRegex(@"(^|/)Jenkinsfile[^/]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Jenkins();
}
