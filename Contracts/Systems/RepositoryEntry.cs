namespace Gapless.Contracts.Systems;

/// <summary>A repository of a system.</summary>
/// <param name="Source">git, archive or folder.</param>
/// <param name="LastScanAt">When it was last scanned with success.</param>
/// <param name="Revision">The commit of that scan, where known.</param>
public sealed record RepositoryEntry(Guid Id, string Name, string Source, string? Location, Guid? LastScanId, DateTimeOffset? LastScanAt, string? Revision);
