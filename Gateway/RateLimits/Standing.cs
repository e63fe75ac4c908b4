namespace Gapless.Gateway.RateLimits;

/// <summary>Where a caller stands with one limit.</summary>
internal readonly record struct Standing(string Policy, bool Allowed, long Limit, long Remaining, int ResetSeconds);
