using Microsoft.AspNetCore.HttpsPolicy;

namespace Gapless.Gateway.Security;

/// <summary>HTTPS only: plain requests are sent there, and browsers are told to come that way for a year (RFC 6797).</summary>
internal static class Https
{
    private const string AYear = "max-age=31536000; includeSubDomains";

    public static void AddHttps(this WebApplicationBuilder builder) =>
        builder.Services.Configure<HttpsRedirectionOptions>(options => options.RedirectStatusCode = StatusCodes.Status308PermanentRedirect);

    /// <summary>
    /// The Strict-Transport-Security of an answer. None over plain HTTP, where it means nothing, and none for "localhost" itself, where other
    /// people's work runs too: see gapless.dev.localhost.
    /// </summary>
    public static string? StrictTransport(HttpRequest request) =>
        request.IsHttps && request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]") ? AYear : null;
}
