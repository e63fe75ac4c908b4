namespace Gapless.Contracts.Scans;

/// <summary>What to look at: one of the two.</summary>
public sealed record NewScan(Guid? RepositoryId = null, Guid? EnvironmentId = null);
