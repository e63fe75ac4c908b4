namespace Gapless.Contracts.Systems;

/// <summary>Where a system runs.</summary>
/// <param name="LastScanAt">When it was last probed with success.</param>
public sealed record EnvironmentEntry(Guid Id, string Name, string BaseUrl, bool IsProduction, Guid? LastScanId, DateTimeOffset? LastScanAt);
