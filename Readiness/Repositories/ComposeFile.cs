namespace Gapless.Readiness.Repositories;

/// <summary>A Compose file.</summary>
public sealed record ComposeFile(string Path, PathClasses Class, DeploymentUse Use, ImmutableArray<ComposeService> Services, Node Root);
