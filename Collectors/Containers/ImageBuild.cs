namespace Gapless.Collectors.Containers;

/// <summary>What is given to the builder of an image.</summary>
internal sealed record ImageBuild(string Context, string? Target);
