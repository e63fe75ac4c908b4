namespace Gapless.Contracts.Systems;

/// <param name="Source">git (an https address), archive (uploaded with each scan) or folder (in run mode only).</param>
/// <param name="Location">The address or the path; left out for an archive.</param>
public sealed record NewRepository(string Name, string Source, string? Location = null);
