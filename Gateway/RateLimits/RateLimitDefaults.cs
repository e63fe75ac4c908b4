using System.Globalization;
using Gapless.Gateway.Pages;
using Gapless.Gateway.Requests;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Configuration;
using Microsoft.Extensions.Options;

namespace Gapless.Gateway.RateLimits;

/// <summary>
/// Limits requests per address, per credential and per attempt to sign in, and tells callers beyond a limit when to come back (Retry-After and
/// 429, RFC 6585).
/// </summary>
internal static class RateLimitDefaults
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<RateLimitOptions>("RateLimits");
        builder.Services.AddSingleton(services => new RequestLimiter(
            services.GetRequiredService<IOptions<RateLimitOptions>>().Value,
            services.GetRequiredService<SharedCounts>(),
            services.GetRequiredService<TimeProvider>()));
    }

    public static void UseRateLimits(this WebApplication app)
    {
        var limiter = app.Services.GetRequiredService<RequestLimiter>();
        app.Use((context, next) =>
        {
            var standing = limiter.Take(context);
            Exchange.Of(context).Standing = standing;
            if (standing.Allowed)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = standing.ResetSeconds.ToString(CultureInfo.InvariantCulture);
            return ErrorPages.WriteAsync(context);
        });
    }
}
