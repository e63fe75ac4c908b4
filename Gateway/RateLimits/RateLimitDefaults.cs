using System.Globalization;
using Gapless.Gateway.Pages;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Configuration;
using Microsoft.Extensions.Options;

namespace Gapless.Gateway.RateLimits;

/// <summary>
/// Limits requests per address, per credential and per attempt to sign in, and tells callers where they stand (RateLimit and RateLimit-Policy,
/// draft-ietf-httpapi-ratelimit-headers; Retry-After and 429, RFC 6585).
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
            context.Response.OnStarting(Tell, (context.Response, standing));
            if (standing.Allowed)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = standing.ResetSeconds.ToString(CultureInfo.InvariantCulture);
            return ErrorPages.WriteAsync(context, ErrorText.For(StatusCodes.Status429TooManyRequests));
        });
    }

    // Last of all, so that no answer of a service and no second try takes them away.
    private static Task Tell(object state)
    {
        var (response, standing) = ((HttpResponse, Standing))state;
        response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{standing.Policy}\";q={standing.Limit};w={WindowCounts.Seconds}");
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{standing.Policy}\";r={standing.Remaining};t={standing.ResetSeconds}");
        return Task.CompletedTask;
    }
}
