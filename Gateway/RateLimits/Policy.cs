using System.Globalization;

namespace Gapless.Gateway.RateLimits;

/// <summary>A limit: so many requests a window.</summary>
internal sealed record Policy(string Name, long Limit)
{
    /// <summary>As callers read it.</summary>
    public string Header { get; } = string.Create(CultureInfo.InvariantCulture, $"\"{Name}\";q={Limit};w={WindowCounts.Seconds}");
}
