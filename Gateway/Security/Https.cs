using Microsoft.AspNetCore.HttpsPolicy;

namespace Gapless.Gateway.Security;

/// <summary>HTTPS only: plain requests are sent there, and browsers are told to come that way for a year (RFC 6797).</summary>
internal static class Https
{
    public static void AddHttps(this WebApplicationBuilder builder)
    {
        builder.Services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(365);
            options.IncludeSubDomains = true; // and never for "localhost" itself, where other people's work runs too: see gapless.dev.localhost
        });
        builder.Services.Configure<HttpsRedirectionOptions>(options => options.RedirectStatusCode = StatusCodes.Status308PermanentRedirect);
    }

    public static void UseHttps(this WebApplication app)
    {
        app.UseHsts();
        app.UseHttpsRedirection();
    }
}
