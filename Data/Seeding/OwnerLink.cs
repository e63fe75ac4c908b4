using Gapless.Data.Accounts;
using Gapless.Data.Audit;
using Gapless.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Seeding;

/// <summary>The link that makes the first account, the owner's. Each start makes it anew until somebody has used it.</summary>
public sealed class OwnerLink(string connectionString, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Null when there is an account already.</summary>
    public async Task<InvitationToken?> RenewAsync(CancellationToken cancellationToken)
    {
        await using var database = new DatabaseFactory(connectionString).AsApplication(Seed.OrganizationId);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await database.Users.AnyAsync(cancellationToken))
        {
            return null;
        }

        var token = InvitationToken.New(Seed.OrganizationId);
        var now = clock.GetUtcNow();
        await new AuditLog(database, clock).AppendAsync("migrator", "owner.invited", $"organizations/{Seed.OrganizationId}", "{}", cancellationToken);
        await database.Invitations.Where(invitation => invitation.UsedAt == null).ExecuteDeleteAsync(cancellationToken);
        database.Invitations.Add(new Invitation
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = Seed.OrganizationId,
            Role = MemberRole.Owner,
            TokenHash = token.Hash,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return token;
    }
}
