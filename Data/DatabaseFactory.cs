using Gapless.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Gapless.Data;

/// <summary>Makes contexts outside a service: for migrations, seeding and tools.</summary>
public sealed class DatabaseFactory(string connectionString) : IDesignTimeDbContextFactory<GaplessDbContext>
{
    /// <summary>For the design-time tools, which need the model and no database.</summary>
    public DatabaseFactory()
        : this("Host=localhost;Database=gapless")
    {
    }

    /// <summary>
    /// As the owner of the tables, who may change them. Gives up on a lock after five seconds rather than make every request wait behind it, and
    /// leaves statements as long as they need.
    /// </summary>
    public GaplessDbContext AsOwner()
    {
        var owner = new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0, Options = "-c lock_timeout=5s" };
        return new(new DbContextOptionsBuilder<GaplessDbContext>().UseNpgsql(owner.ConnectionString).Options, new CurrentOrganization());
    }

    /// <summary>As a service, for one organization.</summary>
    public GaplessDbContext AsApplication(Guid organizationId)
    {
        var current = new CurrentOrganization();
        current.Enter(organizationId);
        return new(
            new DbContextOptionsBuilder<GaplessDbContext>().UseNpgsql(connectionString).AddInterceptors(new TenancyInterceptor(current, RowSecurity.Application)).Options,
            current);
    }

    public GaplessDbContext CreateDbContext(string[] args) => AsOwner();
}
