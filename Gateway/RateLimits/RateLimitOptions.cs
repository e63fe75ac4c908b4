using System.ComponentModel.DataAnnotations;

namespace Gapless.Gateway.RateLimits;

/// <summary>The section <c>RateLimits</c>: requests a minute.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Of one network address (an IPv6 caller: its /64).</summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 1200;

    /// <summary>Of one credential: a session or an API key.</summary>
    [Range(1, 1_000_000)]
    public int PerCredential { get; set; } = 600;

    /// <summary>Attempts to sign in, register or recover, of one network address.</summary>
    [Range(1, 1000)]
    public int SignIn { get; set; } = 20;
}
