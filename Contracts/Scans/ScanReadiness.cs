namespace Gapless.Contracts.Scans;

/// <param name="Decision">go, goWithAcceptedRisk, notProven or noGo.</param>
/// <param name="Level">A to E, or <c>?</c>.</param>
/// <param name="Blockers">Check ids, the weightiest first.</param>
/// <param name="Bar">Null when there is not enough evidence for a number.</param>
/// <param name="Next">What the next level needs, or null.</param>
public sealed record ScanReadiness(string Decision, string Level, IReadOnlyList<string> Blockers, ScanBar? Bar, ScanCounts Counts, string Tier, ScanLevelNeed? Next);
