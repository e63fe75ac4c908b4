using System.Net;
using Gapless.Contracts;
using Gapless.ServiceDefaults.Sessions;
using Gapless.Web.Failures;
using Gapless.Web.Uploads;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Gapless.Web.Access;

/// <summary>Every page needs a sign-in unless it says that it is for everybody; what one may see on it is the API's to decide.</summary>
internal static class AccessDefaults
{
    /// <summary>After <c>AddSessions</c>.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<CookieAuthenticationOptions>(SessionDefaults.Scheme, cookie => cookie.Events.OnRedirectToLogin = context =>
        {
            ToSignIn(context.HttpContext);
            return Task.CompletedTask;
        });
        services.AddHttpContextAccessor();
        services.AddTransient<CallerHandler>();
        services.AddHttpClient<GaplessClient>(client => client.BaseAddress = new Uri("https+http://api"))
            .UseSocketsHttpHandler((handler, _) => handler.UseCookies = false) // one handler serves all callers: it must not keep a cookie of any
            .AddHttpMessageHandler<CallerHandler>();
        services.AddSingleton<RefusalNote>();
        services.AddUploads();
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthorization();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (ApiException error) when (error.StatusCode == HttpStatusCode.Unauthorized && !context.Response.HasStarted)
            {
                ToSignIn(context); // ended since we read it
            }
        });
    }

    // A path, not an address: behind the gateway we do not know our own. A form that was sent is not sent again after the sign-in.
    private static void ToSignIn(HttpContext context)
    {
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
        context.Response.Redirect("/signin?return=" + Uri.EscapeDataString(back));
    }
}
