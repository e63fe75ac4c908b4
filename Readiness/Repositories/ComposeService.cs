namespace Gapless.Readiness.Repositories;

/// <summary>One service of a Compose file.</summary>
/// <param name="BuildContext">The folder its image is built from, relative to the repository root; null when it is pulled.</param>
/// <param name="BuildFile">The Dockerfile's path, relative to the repository root; null when it is pulled.</param>
public sealed record ComposeService(string Name, string? Image, string? BuildContext, string? BuildFile, Node Definition);
