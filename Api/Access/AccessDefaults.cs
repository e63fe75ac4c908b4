using Gapless.Data.Tenancy;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Gapless.Api.Access;

/// <summary>Deny by default: an endpoint that names no permission answers nobody.</summary>
internal static class AccessDefaults
{
    /// <summary>A 401 says how to be known (RFC 9110, section 11.6.1); the scheme is that of draft-broyer-http-cookie-auth.</summary>
    private const string Challenge = $"Cookie realm=\"gapless\", form-action=\"/signin\", cookie-name=\"{SessionDefaults.Cookie}\"";

    public static void AddAccess(this IServiceCollection services)
    {
        services.Configure<CookieAuthenticationOptions>(SessionDefaults.Scheme, cookie =>
        {
            cookie.Events.OnValidatePrincipal = CurrentRole.CheckAsync;

            // An API answers; it does not send people to a page.
            cookie.Events.OnRedirectToLogin = context =>
            {
                context.Response.Headers.WWWAuthenticate = Challenge;
                return Answer(context.Response, StatusCodes.Status401Unauthorized);
            };
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
    }

    /// <summary>Says who may call, and tells callers of the reference.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoint
        .RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)))
        .WithMetadata(permission);

    /// <summary>The request works for the caller's organization, and sees no other.</summary>
    public static void UseOrganization(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.OrganizationId() is { } id)
        {
            context.RequestServices.GetRequiredService<CurrentOrganization>().Enter(id);
        }

        return next(context);
    });

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
