using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Gapless.ServiceDefaults.Sessions;

/// <summary>What the cookie holds: 256 random bits. The cache knows a session only by what their SHA-256 begins with, so nobody who reads the cache can sign in with it.</summary>
internal static class SessionSecret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static Guid IdOf(string secret) => new(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, 16));
}
