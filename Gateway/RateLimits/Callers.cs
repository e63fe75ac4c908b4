using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Gapless.Gateway.RateLimits;

/// <summary>Tells callers apart without keeping who they are: names are hashes.</summary>
internal static class Callers
{
    /// <summary>The cookie that holds a session's id.</summary>
    public const string SessionCookie = "__Host-gapless";

    /// <summary>The caller's address; of IPv6 the network that one subscriber has (/64).</summary>
    public static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = address.GetAddressBytes();
        return Hash(address.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, 8) : bytes);
    }

    /// <summary>The session or key that the request presents, true or not: whoever makes it up still has only one address.</summary>
    public static string? Credential(HttpContext context)
    {
        var presented = context.Request.Headers.Authorization.Count > 0 ? context.Request.Headers.Authorization.ToString() : context.Request.Cookies[SessionCookie];
        return string.IsNullOrEmpty(presented) ? null : Hash(Encoding.UTF8.GetBytes(presented));
    }

    public static bool SignsIn(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase);

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 16));
}
