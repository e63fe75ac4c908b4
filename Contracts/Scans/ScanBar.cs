namespace Gapless.Contracts.Scans;

/// <summary>Whole numbers that add up to 100.</summary>
public sealed record ScanBar(int Proved, int NotShown, int Open);
