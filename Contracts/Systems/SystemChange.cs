namespace Gapless.Contracts.Systems;

/// <summary>What to change about a system; what is left out stays.</summary>
public sealed record SystemChange(string? Name = null, string? Description = null, string? Tier = null);
