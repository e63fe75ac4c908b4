namespace Gapless.Gateway.Security;

/// <summary>The section <c>ForwardedHeaders</c>.</summary>
public sealed class ForwardedHeadersSettings
{
    /// <summary>Networks whose X-Forwarded-For and X-Forwarded-Proto are believed, as CIDR. Empty: nobody's.</summary>
    public IList<string> KnownNetworks { get; } = [];
}
