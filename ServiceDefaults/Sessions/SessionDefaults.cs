using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gapless.ServiceDefaults.Sessions;

/// <summary>
/// One session for web and API. The cookie holds only its id; all else is in the cache, where it can be listed and ended. Other ways to be known (API
/// keys, bearer tokens of Entra) are authentication schemes of their own beside this one, which give the same claims.
/// </summary>
public static class SessionDefaults
{
    public const string Scheme = "session";

    /// <summary>The prefix makes browsers insist on HTTPS, this host alone and all of its paths (RFC 6265bis, section 4.1.3.2).</summary>
    public const string Cookie = "__Host-gapless";

    /// <summary>After <c>AddCache</c> and <c>AddSharedProtection</c>.</summary>
    public static void AddSessions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<SessionOptions>("Sessions");
        builder.Services.AddSingleton<SessionStore>();
        builder.Services.AddSingleton<ITicketStore, SessionTickets>();
        builder.Services.AddAuthentication(Scheme).AddCookie(Scheme);
        builder.Services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<ITicketStore, IOptions<SessionOptions>>((cookie, tickets, limits) =>
        {
            cookie.SessionStore = tickets;
            cookie.ExpireTimeSpan = limits.Value.Absolute;
            cookie.SlidingExpiration = false;
            cookie.Cookie.Name = Cookie;
            cookie.Cookie.Path = "/";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.IsEssential = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
    }

    /// <summary>
    /// Authentication. While sessions cannot be read, whoever has one is told to come back, not taken for a stranger; what is for everybody goes on.
    /// </summary>
    public static void UseSessions(this IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (SessionsAwayException away) when (!context.Response.HasStarted)
            {
                await RefuseAsync(context, away);
            }
        });
        app.UseAuthentication();
        app.Use((context, next) =>
            context.Features.Get<SessionsAwayException>() is { } away && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null ? throw away : next(context));
    }

    private static async Task RefuseAsync(HttpContext context, SessionsAwayException away)
    {
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        if (context.RequestServices.GetService<IProblemDetailsService>() is { } problems && !WantsPage(context.Request))
        {
            await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable, Title = "Not available at the moment", Detail = away.Message } });
        }
    }

    // Web makes a page of an empty answer.
    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
