namespace Gapless.Contracts.Scans;

public sealed record ScanLevelNeed(string Level, IReadOnlyList<string> Checks);
