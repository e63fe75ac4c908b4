using Gapless.Api.Access;
using Gapless.Api.Reference;
using Gapless.Contracts;
using Gapless.Contracts.Accounts;
using Gapless.ServiceDefaults.Sessions;

namespace Gapless.Api.Accounts;

/// <summary>What the forms of the pages post to, and the caller's own account as an API.</summary>
internal static class AccountEndpoints
{
    /// <summary>For everybody: who has no session yet must get one here, and who has lost it is sent to sign in rather than shown an error.</summary>
    public static void MapAccountForms(this IEndpointRouteBuilder app)
    {
        // Not with antiforgery tokens: UseSameOrigin refuses what another site sends, for every state-changing request.
        var forms = app.MapGroup("/account").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        forms.MapPost("/signin", SignIn.Handle).WithMetadata(new BeginsSession());
        forms.MapPost("/welcome", Welcome.Handle).WithMetadata(new BeginsSession());
        forms.MapPost("/signout", SignOut.Handle).AddEndpointFilter(SignedInAsync);
        forms.MapPost("/password", ChangePassword.Handle).AddEndpointFilter(SignedInAsync);
        forms.MapPost("/sessions/{id:guid}/end", EndSession.HandleForm).AddEndpointFilter(SignedInAsync);
    }

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", GetCaller.Handle).Requires(Permission.UseOwnAccount).WithTags("Account").WithName("getCaller").Gives<Caller>(200, 404).WithSummary("Who is signed in.");
        var sessions = api.MapGroup("/sessions").WithTags("Account");
        sessions.MapGet("", ListSessions.Handle).Requires(Permission.UseOwnAccount).WithName("listSessions").Gives<Page<SessionEntry>>(200).WithSummary("Where the caller is signed in.");
        sessions.MapDelete("/{id:guid}", EndSession.Handle).Requires(Permission.UseOwnAccount).WithName("endSession").GivesNothing(404).WithSummary("Sign out elsewhere.");
    }

    private static async ValueTask<object?> SignedInAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Features.Get<SessionsAwayException>() is { } away ? throw away
        : invocation.HttpContext.User.SessionId() is null ? TypedResults.LocalRedirect("/signin")
        : await next(invocation);
}
