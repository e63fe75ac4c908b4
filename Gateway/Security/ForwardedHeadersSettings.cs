using System.ComponentModel.DataAnnotations;

namespace Gapless.Gateway.Security;

/// <summary>The section <c>ForwardedHeaders</c>.</summary>
public sealed class ForwardedHeadersSettings
{
    /// <summary>Networks whose X-Forwarded-For and X-Forwarded-Proto are believed, as CIDR. Empty: nobody's.</summary>
    public IList<string> KnownNetworks { get; } = [];

    /// <summary>How many proxies there are between callers and the gateway. Each but the farthest must be in a known network itself.</summary>
    [Range(1, 10)]
    public int ForwardLimit { get; set; } = 1;
}
