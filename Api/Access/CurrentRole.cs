using Gapless.Data;
using Gapless.Data.Organizations;
using Gapless.Data.Tenancy;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Access;

/// <summary>Reads the role of a session's owner anew every minute: who was removed is out within one, and who has another role has it by then.</summary>
internal static class CurrentRole
{
    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);

    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Principal is not { } caller || caller.RoleReadAt() + Trusted > now)
        {
            return;
        }

        var sessions = services.GetRequiredService<SessionStore>();
        var (user, session) = (caller.UserId()!.Value, caller.SessionId()!.Value);
        if (await ReadAsync(services, user, caller.OrganizationId(), context.HttpContext.RequestAborted) is not { } role)
        {
            await sessions.EndAsync(user, session);
            context.RejectPrincipal();
        }
        else if (await sessions.FindAsync(session) is { } kept)
        {
            kept = kept with { Role = role.ToString(), RoleReadAt = now };
            await sessions.ChangeAsync(kept);
            context.ReplacePrincipal(SessionClaims.Write(kept));
        }
        else
        {
            context.RejectPrincipal();
        }
    }

    private static Task<MemberRole?> ReadAsync(IServiceProvider services, Guid user, Guid? organization, CancellationToken cancellationToken)
    {
        services.GetRequiredService<CurrentOrganization>().Identify(user);
        return services.GetRequiredService<GaplessDbContext>().Members.IgnoreQueryFilters().AsNoTracking() // none is entered yet
            .Where(member => member.UserId == user && member.OrganizationId == organization)
            .Select(member => (MemberRole?)member.Role)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
