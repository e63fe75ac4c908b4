namespace Gapless.ServiceDefaults.Presence;

/// <summary>What one process of a service last said about itself.</summary>
public sealed record ServicePresence(string Service, string Instance, string Status, DateTimeOffset At);
