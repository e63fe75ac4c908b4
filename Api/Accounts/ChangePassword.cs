using Gapless.Api.Access;
using Gapless.Data.Accounts;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Gapless.Api.Accounts;

/// <summary>A new password for who knows the present one; every other session of theirs ends.</summary>
internal static class ChangePassword
{
    public static async Task<RedirectHttpResult> Handle(
        [FromForm] string? current, [FromForm] string? next, HttpContext context, UserManager<User> users, Credentials credentials, Entrance entrance, SessionStore sessions)
    {
        var user = await users.FindByIdAsync(context.User.UserId().ToString()!);
        if (user is null || !(await credentials.CheckAsync(user, current ?? "", context.RequestAborted)).IsRight)
        {
            return Problem("current");
        }

        var changed = await users.ChangePasswordAsync(user, current!, next ?? "");
        if (!changed.Succeeded)
        {
            return Problem(changed.Errors.Any(error => error.Code == "common") ? "common" : "length");
        }

        foreach (var session in await sessions.ListAsync(user.Id))
        {
            if (session.Id != context.User.SessionId())
            {
                await sessions.EndAsync(user.Id, session.Id);
            }
        }

        await entrance.RecordAsync(context.User.Actor(), "password.changed", "users/" + user.Id, new { }, context.RequestAborted);
        return TypedResults.LocalRedirect("/account?done=password");
    }

    private static RedirectHttpResult Problem(string what) => TypedResults.LocalRedirect("/account?problem=" + what);
}
