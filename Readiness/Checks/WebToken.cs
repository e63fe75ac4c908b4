using System.Buffers.Text;
using System.Text.Json;

namespace Gapless.Readiness.Checks;

/// <summary>What a JSON web token says of itself, its signature unchecked (RFC 7519).</summary>
internal sealed class WebToken
{
    private readonly JsonElement header;
    private readonly JsonElement claims;

    private WebToken(JsonElement header, JsonElement claims) => (this.header, this.claims) = (header, claims);

    public bool IsSigned => !"none".Equals(Text(header, "alg"), StringComparison.OrdinalIgnoreCase);

    public string? Role => Text(claims, "role");

    public string? Subject => Text(claims, "sub");

    /// <summary>When it ends, in seconds since 1970; null when it never does.</summary>
    public double? Ends => Number("exp");

    /// <summary>How long it holds; null when it never ends, zero when it does not say when it began.</summary>
    public TimeSpan? Life => Ends is { } end ? TimeSpan.FromSeconds(end - (Number("iat") ?? Number("nbf") ?? end)) : null;

    /// <summary>Null for what is no token.</summary>
    public static WebToken? Read(string token) =>
        token.Split('.') is [var first, var second, _] && Part(first) is { } header && Part(second) is { } claims ? new(header, claims) : null;

    private static JsonElement? Part(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return null;
        }
    }

    private double? Number(string name) => claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? Math.Clamp(value.GetDouble(), 0, 1e10) : null;

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
