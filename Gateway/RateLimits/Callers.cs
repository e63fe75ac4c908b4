using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Gapless.Gateway.RateLimits;

/// <summary>Tells callers apart.</summary>
internal static class Callers
{
    /// <summary>The cookie that holds a session's id.</summary>
    public const string SessionCookie = "__Host-gapless";

    /// <summary>The caller's address, IPv4 mapped into IPv6 (RFC 4291, section 2.5.5.2); of IPv6 the network that one subscriber has (/64).</summary>
    public static Caller Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        if (length == 4)
        {
            bytes[..4].CopyTo(bytes[12..]);
            bytes[..10].Clear();
            bytes[10..12].Fill(0xff);
        }
        else if (!address.IsIPv4MappedToIPv6)
        {
            bytes[8..].Clear();
        }

        return new Caller(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>The session or key that the request presents, true or not: whoever makes it up still has only one address.</summary>
    public static Caller? Credential(HttpContext context)
    {
        var presented = context.Request.Headers.Authorization.Count > 0 ? context.Request.Headers.Authorization.ToString() : context.Request.Cookies[SessionCookie];
        return string.IsNullOrEmpty(presented) ? null : Caller.Of(Encoding.UTF8.GetBytes(presented));
    }

    public static bool SignsIn(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase);
}
