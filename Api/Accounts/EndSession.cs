using System.Security.Claims;
using Gapless.Api.Access;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gapless.Api.Accounts;

/// <summary>Signs the caller out on one of their devices.</summary>
internal static class EndSession
{
    public static async Task<Results<NoContent, NotFound>> Handle(Guid id, ClaimsPrincipal caller, SessionStore sessions, Entrance entrance, CancellationToken cancellationToken) =>
        await EndAsync(id, caller, sessions, entrance, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    public static async Task<RedirectHttpResult> HandleForm(Guid id, HttpContext context, SessionStore sessions, Entrance entrance)
    {
        await EndAsync(id, context.User, sessions, entrance, context.RequestAborted);
        if (id == context.User.SessionId())
        {
            await context.SignOutAsync(SessionDefaults.Scheme);
            return TypedResults.LocalRedirect("/signin");
        }

        return TypedResults.LocalRedirect("/account?done=ended");
    }

    private static async Task<bool> EndAsync(Guid id, ClaimsPrincipal caller, SessionStore sessions, Entrance entrance, CancellationToken cancellationToken)
    {
        var hasEnded = caller.UserId() is { } user && await sessions.EndAsync(user, id);
        if (hasEnded)
        {
            await entrance.RecordAsync(caller.Actor(), "session.revoked", "sessions/" + id, new { }, cancellationToken);
        }

        return hasEnded;
    }
}
