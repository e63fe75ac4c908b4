namespace Gapless.Contracts.Scans;

/// <summary>The five outcomes count every check once, waived or not; <paramref name="Waived"/> counts the flags on top.</summary>
public sealed record ScanCounts(int Pass, int Partial, int Fail, int Unknown, int NotApplicable, int Waived);
