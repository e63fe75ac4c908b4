using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Gapless.ServiceDefaults.Sessions;

/// <summary>
/// Refuses what another site makes a browser send: each state-changing request that brings a session, and each form of the account, which makes one.
/// Browsers say where a request comes from (https://www.w3.org/TR/fetch-metadata/); older ones say at least the origin.
/// </summary>
public static class SameOrigin
{
    /// <summary>After routing, before anything reads the session.</summary>
    public static void UseSameOrigin(this IApplicationBuilder app) => app.Use((context, next) => IsRefused(context.Request)
        ? TypedResults.Problem("This request seems to come from another site. Go to the page and send it from there.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context)
        : next(context));

    private static bool IsRefused(HttpRequest request)
    {
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method);
        var isOurs = request.Cookies.ContainsKey(SessionDefaults.Cookie) || request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase);
        return !isSafe && isOurs && !IsSameOrigin(request);
    }

    private static bool IsSameOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site, ..])
        {
            return site == "same-origin";
        }

        var sender = request.Headers.Origin is [{ } origin, ..] ? origin : request.Headers.Referer.ToString();
        var host = request.Headers["X-Forwarded-Host"] is [{ Length: > 0 } forwarded] ? forwarded : request.Host.Value;
        return Uri.TryCreate(sender, UriKind.Absolute, out var from) && from.Authority.Equals(host, StringComparison.OrdinalIgnoreCase);
    }
}
