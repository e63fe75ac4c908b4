using Gapless.ServiceDefaults.Protection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Gapless.Api.Accounts;

/// <summary>With e-mail and password. Every refusal is the same answer after the same time.</summary>
internal static class SignIn
{
    private static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(600);

    public static async Task<RedirectHttpResult> Handle(
        [FromForm] string? email, [FromForm] string? password, [FromForm(Name = "return")] string? back, HttpContext context, Credentials credentials, Entrance entrance, TimeProvider clock)
    {
        var after = LocalPath.Of(back);
        var began = clock.GetTimestamp();
        var answer = await credentials.CheckAsync((email ?? "").Trim(), password ?? "", context.RequestAborted);
        if (answer is { IsRight: true, User: { } user } && await entrance.AdmitAsync(context, user))
        {
            return TypedResults.LocalRedirect(after);
        }

        var reason = answer.User is null ? "no such account" : answer.IsRight ? "no organization" : answer.IsWaiting ? "too many attempts" : "wrong password";
        await entrance.RefuseAsync(answer.User, reason, context.RequestAborted);
        var rest = RefusalTakes - clock.GetElapsedTime(began);
        await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, clock, context.RequestAborted);
        KeptForm.Keep(context, KeptForm.SignIn, ("email", email));
        return TypedResults.LocalRedirect($"/signin?problem=refused&return={Uri.EscapeDataString(after)}");
    }
}
