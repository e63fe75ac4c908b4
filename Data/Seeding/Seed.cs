using Gapless.Data.Audit;
using Gapless.Data.Organizations;
using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Seeding;

/// <summary>What a new installation begins with: Gapless itself, as the first system. Running it again changes nothing.</summary>
public sealed class Seed(string connectionString, TimeProvider clock)
{
    /// <summary>The organization of the installation itself; the same in every installation, so that a repetition finds it.</summary>
    public static readonly Guid OrganizationId = new("0190aa00-0000-7000-8000-000000000001");

    /// <summary>Of the installation's own system, in addresses.</summary>
    internal const string Slug = "gapless";

    /// <summary>Whether anything was added.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var database = new DatabaseFactory(connectionString).AsApplication(OrganizationId);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await database.Organizations.AnyAsync(cancellationToken))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var system = new TrackedSystem
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = OrganizationId,
            Name = "Gapless",
            Slug = Slug,
            Description = "This installation, watching over itself.",
            IsInstallation = true,
            CreatedAt = now,
        };
        database.Organizations.Add(new Organization { Id = OrganizationId, Name = "Gapless", Slug = Slug, CreatedAt = now });
        database.Systems.Add(system);
        await database.SaveChangesAsync(cancellationToken);
        await new AuditLog(database, clock).AppendAsync("migrator", "organization.created", $"organizations/{OrganizationId}", "{}", cancellationToken);
        await new AuditLog(database, clock).AppendAsync("migrator", "system.created", $"systems/{system.Id}", "{}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
