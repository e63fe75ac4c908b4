namespace Gapless.Readiness.Checks.Delivery;

/// <summary>What a file says about a version in use.</summary>
/// <param name="Product">As <see cref="SupportEnds"/> names it.</param>
/// <param name="IsLeast">Only the least version that is allowed; what runs may be newer.</param>
internal sealed record SupportStatement(string Product, string Version, bool IsLeast, Location Location);
