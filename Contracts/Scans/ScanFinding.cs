namespace Gapless.Contracts.Scans;

/// <summary>What a scan says of one check.</summary>
public sealed record ScanFinding(string Check, string Category, string Priority, string Title, string Outcome, string? Reason, string Summary);
