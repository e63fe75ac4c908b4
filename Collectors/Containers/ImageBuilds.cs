using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>How Compose files and pipelines build the repository's Dockerfiles.</summary>
internal static class ImageBuilds
{
    /// <summary>By the Dockerfile's path; a production Compose file goes before others, and those before pipelines.</summary>
    public static Dictionary<string, ImageBuild> In(ImmutableArray<ComposeFile> composeFiles, ImmutableArray<Pipeline> pipelines)
    {
        var builds = new Dictionary<string, ImageBuild>(StringComparer.Ordinal);
        foreach (var service in composeFiles.OrderBy(Rank).SelectMany(file => file.Services))
        {
            if (service is { BuildFile: { } path, BuildContext: { } context })
            {
                builds.TryAdd(path, new(context, service.Definition.At("build", "target").Text));
            }
        }

        foreach (var (path, build) in pipelines.SelectMany(pipeline => pipeline.Steps).SelectMany(PipelineImageBuilds.In))
        {
            builds.TryAdd(path, build);
        }

        return builds;
    }

    private static int Rank(ComposeFile file) => file.Use switch
    {
        DeploymentUse.Production => 0,
        DeploymentUse.Unstated => 1,
        _ => 2,
    };
}
