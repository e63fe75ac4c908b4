namespace Gapless.Readiness.Repositories;

/// <summary>A parsed Dockerfile or Containerfile.</summary>
/// <param name="Context">The folder it is built from, as compose or CI says; else its own folder.</param>
/// <param name="Target">The stage that compose or CI builds, or null for the last one.</param>
public sealed record Dockerfile(string Path, PathClasses Class, ImmutableArray<DockerStage> Stages, string Context, string? Target = null)
{
    /// <summary>Inside <c>.devcontainer</c> or a CI folder: not an image of the product.</summary>
    public bool IsTooling { get; init; }

    /// <summary>The stage that ships.</summary>
    public DockerStage? Final =>
        Stages.FirstOrDefault(stage => Target is not null && Target.Equals(stage.Name, StringComparison.OrdinalIgnoreCase)) ?? Stages.LastOrDefault();

    /// <summary>The final stage and the local stages it is built on, nearest first: instructions of a local parent count for its child.</summary>
    public IEnumerable<DockerStage> FinalChain()
    {
        for (var stage = Final; stage is not null; stage = stage.Parent is { } parent ? Stages[parent] : null)
        {
            yield return stage;
        }
    }
}
