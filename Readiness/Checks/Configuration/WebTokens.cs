using System.Buffers.Text;
using System.Text.Json;

namespace Gapless.Readiness.Checks.Configuration;

/// <summary>Tokens that show what they are (RFC 7519).</summary>
internal static class WebTokens
{
    // A token that had ended when this was written has ended for everybody; the day itself is not known here.
    private static readonly long Past = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>Its claims can be read, it has not ended, and it is not one that is made for every visitor.</summary>
    public static bool IsLive(string token)
    {
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
            return claims.RootElement is { ValueKind: JsonValueKind.Object } root && !HasEnded(root) && !IsForVisitors(root);
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return false;
        }
    }

    private static bool HasEnded(JsonElement claims) => claims.TryGetProperty("exp", out var end) && end.ValueKind == JsonValueKind.Number && end.TryGetDouble(out var seconds) && seconds < Past;

    // Supabase puts such a key into every page; rights come from elsewhere. "1234567890" is the subject of the example that everybody copies.
    private static bool IsForVisitors(JsonElement claims) =>
        (claims.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String && role.GetString() is "anon")
        || (claims.TryGetProperty("sub", out var subject) && subject.ValueKind == JsonValueKind.String && subject.GetString() is "1234567890");
}
