using Gapless.Api.Access;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gapless.Api.Accounts;

/// <summary>Ends the session for every replica, and takes the cookie back.</summary>
internal static class SignOut
{
    public static async Task<RedirectHttpResult> Handle(HttpContext context, Entrance entrance)
    {
        await context.SignOutAsync(SessionDefaults.Scheme);
        await entrance.RecordAsync(context.User.Actor(), "session.ended", "users/" + context.User.UserId(), new { }, context.RequestAborted);
        return TypedResults.LocalRedirect("/signin");
    }
}
