using System.Text.Json;
using Gapless.Data;
using Gapless.Data.Accounts;
using Gapless.Data.Audit;
using Gapless.Data.Organizations;
using Gapless.Data.Seeding;
using Gapless.Data.Tenancy;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Accounts;

/// <summary>Where everybody comes in who has proved who they are, whatever way: finds their organization, begins the session, and writes it down.</summary>
internal sealed class Entrance(GaplessDbContext database, CurrentOrganization current, AuditLog audit)
{
    /// <summary>False when they are a member of nothing.</summary>
    public async Task<bool> AdmitAsync(HttpContext context, User user)
    {
        if (await EnterAsync(user.Id, context.RequestAborted) is not { } member)
        {
            return false;
        }

        await context.SignInAsync(SessionDefaults.Scheme, SessionClaims.Begin(user.Id, user.Name, member.OrganizationId, member.Role.ToString()));
        await RecordAsync("user:" + user.Id, "session.began", "users/" + user.Id, new { }, context.RequestAborted);
        return true;
    }

    /// <summary>Kept where the account belongs, or with the installation when there is none. What was typed as e-mail is not: it may have been a password.</summary>
    public async Task RefuseAsync(User? user, string reason, CancellationToken cancellationToken)
    {
        if (user is null || (current.Id is null && await EnterAsync(user.Id, cancellationToken) is null))
        {
            current.Enter(Seed.OrganizationId);
        }

        if (await database.Organizations.AnyAsync(cancellationToken))
        {
            await RecordAsync("anonymous", "session.refused", user is null ? "users" : "users/" + user.Id, new { reason }, cancellationToken);
        }
    }

    public Task RecordAsync(string actor, string action, string subject, object details, CancellationToken cancellationToken) => database.InTransactionAsync(
        async inner =>
        {
            await audit.AppendAsync(actor, action, subject, JsonSerializer.Serialize(details), inner);
            return true;
        },
        cancellationToken);

    private async Task<Member?> EnterAsync(Guid userId, CancellationToken cancellationToken)
    {
        current.Identify(userId);
        var member = await database.Members.IgnoreQueryFilters().AsNoTracking() // the filter knows organizations; the database shows one's own rows
            .Where(candidate => candidate.UserId == userId)
            .OrderBy(candidate => candidate.JoinedAt).ThenBy(candidate => candidate.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (member is not null)
        {
            current.Enter(member.OrganizationId);
        }

        return member;
    }
}
