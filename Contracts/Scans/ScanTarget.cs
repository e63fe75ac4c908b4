namespace Gapless.Contracts.Scans;

/// <param name="Kind"><c>repository</c> or <c>environment</c>.</param>
/// <param name="Name">The folder's or archive's name, or the base URL.</param>
/// <param name="Revision">The commit, or null.</param>
public sealed record ScanTarget(string Kind, string Name, string? Revision);
