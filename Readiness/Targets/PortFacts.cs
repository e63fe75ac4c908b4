namespace Gapless.Readiness.Targets;

/// <summary>A port that was knocked at, without a byte being sent.</summary>
/// <param name="State">Whether somebody opened.</param>
/// <param name="Detail">Why there was no knocking, or null.</param>
public sealed record PortFacts(string Host, int Port, PortState State, string? Detail = null);
