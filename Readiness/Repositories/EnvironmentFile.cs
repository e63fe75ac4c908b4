namespace Gapless.Readiness.Repositories;

/// <summary>A <c>.env</c> file or a template of one.</summary>
public sealed record EnvironmentFile(string Path, PathClasses Class, bool IsTemplate, bool IsTracked, ImmutableArray<EnvironmentEntry> Entries);
