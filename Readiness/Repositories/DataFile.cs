namespace Gapless.Readiness.Repositories;

/// <summary>A YAML, JSON, TOML, XML or Terraform file read into trees: one for each YAML document, else one.</summary>
public sealed record DataFile(string Path, PathClasses Class, string Language, ImmutableArray<Node> Documents);
