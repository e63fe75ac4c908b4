namespace Gapless.Contracts.Scans;

public sealed record ToolInfo(string Name, string Version, string Catalog);
