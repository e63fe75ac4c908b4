namespace Gapless.Contracts.Scans;

public sealed record ScanComponent(string Name, string Path, string Stack, string Kind);
