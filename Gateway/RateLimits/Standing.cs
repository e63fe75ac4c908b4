namespace Gapless.Gateway.RateLimits;

/// <summary>Where a caller stands with one limit.</summary>
internal readonly record struct Standing(Policy Policy, bool Allowed, long Remaining, int ResetSeconds);
