namespace Gapless.Contracts.Scans;

/// <summary>A waiver that the run found.</summary>
/// <param name="InForce">It lies over the check's outcome.</param>
/// <param name="Problem">Why it does not count; null when it does.</param>
/// <param name="Places">Where it holds; everywhere when there are none.</param>
public sealed record ScanWaiver(string Check, bool InForce, string? Problem, string Reason, DateTimeOffset Expires, IReadOnlyList<string> Places);
