using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>Reads a Dockerfile or Containerfile into its stages.</summary>
/// <remarks>https://docs.docker.com/reference/dockerfile/</remarks>
internal static partial class DockerfileReader
{
    /// <summary>The file without what compose or CI says about it; without any stage when it has no <c>FROM</c>.</summary>
    public static Dockerfile Read(string text, string path, PathClasses pathClass)
    {
        var stages = new List<DockerStageBuilder>();
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in DockerLines.Read(text))
        {
            if (line.Keyword is "FROM")
            {
                stages.Add(DockerStageBuilder.Start(line, arguments, stages));
            }
            else if (stages is [.., var stage])
            {
                stage.Add(line);
            }
            else if (line.Keyword is "ARG")
            {
                DockerVariables.Declare(arguments, DockerVariables.Expand(line.Arguments, arguments), arguments);
            }
        }

        var folder = path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
        return new(path, pathClass, [.. stages.Select(stage => stage.Build())], folder) { IsTooling = IsToolingFolder(folder) || ToolingName().IsMatch(RepositoryPath.Name(path)) };
    }

    /// <summary>The words of the JSON form, or none.</summary>
    internal static ImmutableArray<string> Words(string arguments)
    {
        var start = arguments.TrimStart();
        while (start.StartsWith("--", StringComparison.Ordinal) && start.IndexOf(' ', StringComparison.Ordinal) is var blank and > 0)
        {
            start = start[blank..].TrimStart();
        }

        if (!start.StartsWith('['))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(start) is { } words ? [.. words.Select(word => word ?? "")] : [];
        }
        catch (JsonException)
        {
            // Docker falls back to the shell form here.
            return [];
        }
    }

    private static bool IsToolingFolder(string folder) => folder.Split('/').Any(segment =>
        segment is ".devcontainer" or ".github" or ".gitlab" or ".circleci" or ".ci" or "ci" or ".gitea" or ".forgejo" or ".buildkite" or ".gitpod" or ".vscode" or "dev" or "development" or "local");

    // Dockerfile.dev, playwright.Dockerfile
    [GeneratedRegex(@"(^|[.-])(dev|development|local|test|tests|e2e|playwright|cypress|ci|lint|devcontainer|gitpod)([.-]|$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ToolingName();
}
