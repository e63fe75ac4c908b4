using System.Security.Claims;
using Gapless.Api.Access;
using Gapless.Contracts;
using Gapless.Contracts.Accounts;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gapless.Api.Accounts;

/// <summary>The caller's own sessions, the last used first.</summary>
internal static class ListSessions
{
    public static async Task<Ok<Page<SessionEntry>>> Handle(ClaimsPrincipal caller, SessionStore sessions)
    {
        var current = caller.SessionId();
        var all = await sessions.ListAsync(caller.UserId()!.Value);
        return TypedResults.Ok(new Page<SessionEntry>([.. all.Select(session => new SessionEntry(session.Id, session.Device, session.CreatedAt, session.UsedAt, session.Id == current))], null));
    }
}
