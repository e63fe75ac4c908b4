namespace Gapless.ServiceDefaults.Health;

public sealed record HealthReplyPart(string Name, string Status, long DurationMs);
