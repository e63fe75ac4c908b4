namespace Gapless.Contracts.Scans;

public sealed record ScanDrift(string Method, string Outcome, string Summary);
