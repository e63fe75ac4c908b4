namespace Gapless.Gateway.Security;

/// <summary>The setting <c>AllowedHosts</c>.</summary>
internal sealed class AllowedHostsOptions
{
    /// <summary>Host names; one that begins with <c>*.</c> stands for all below it. Empty or <c>*</c>: any.</summary>
    public IReadOnlyList<string> Names { get; set; } = [];
}
