namespace Gapless.Readiness.Repositories;

/// <summary>A <c>.env</c> file or a template of one.</summary>
public sealed record EnvironmentFile(string Path, PathClasses Class, bool IsTemplate, bool IsTracked, ImmutableArray<EnvironmentEntry> Entries)
{
    /// <summary>Keys of a template's lines that are commented out: optional settings are listed so.</summary>
    public ImmutableArray<string> CommentedOut { get; init; } = [];
}
