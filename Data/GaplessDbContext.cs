using Gapless.Data.Accounts;
using Gapless.Data.Audit;
using Gapless.Data.Documents;
using Gapless.Data.Evaluations;
using Gapless.Data.Files;
using Gapless.Data.Gaps;
using Gapless.Data.Jobs;
using Gapless.Data.Organizations;
using Gapless.Data.Requests;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.Data.Tenancy;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data;

/// <summary>
/// The database as one organization sees it. Tenancy is kept twice: here by a filter on every query, and in PostgreSQL by row-level security, which
/// raw SQL cannot go around (<see cref="TenancyInterceptor"/>).
/// </summary>
public sealed class GaplessDbContext(DbContextOptions<GaplessDbContext> options, CurrentOrganization current)
    : IdentityUserContext<User, Guid>(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<TrackedSystem> Systems => Set<TrackedSystem>();

    public DbSet<SystemEnvironment> Environments => Set<SystemEnvironment>();

    public DbSet<SystemRepository> Repositories => Set<SystemRepository>();

    public DbSet<Scan> Scans => Set<Scan>();

    public DbSet<StoredFinding> Findings => Set<StoredFinding>();

    public DbSet<Evaluation> Evaluations => Set<Evaluation>();

    public DbSet<Gap> Gaps => Set<Gap>();

    public DbSet<GapChange> GapChanges => Set<GapChange>();

    public DbSet<SystemDocument> Documents => Set<SystemDocument>();

    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    public DbSet<RememberedReply> RememberedReplies => Set<RememberedReply>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<Schedule> Schedules => Set<Schedule>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal CurrentOrganization Current { get; } = current;

    // Read anew by each query of this context.
    private Guid? OrganizationId => Current.Id;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(500);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        AccountTables.Configure(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(GaplessDbContext).Assembly);
        builder.Entity<Organization>().HasQueryFilter(organization => organization.Id == OrganizationId);
        Owned<Member>(builder);
        Owned<Invitation>(builder);
        Owned<TrackedSystem>(builder);
        Owned<SystemEnvironment>(builder);
        Owned<SystemRepository>(builder);
        Owned<Scan>(builder);
        Owned<StoredFinding>(builder);
        Owned<Evaluation>(builder);
        Owned<Gap>(builder);
        Owned<GapChange>(builder);
        Owned<SystemDocument>(builder);
        Owned<Statement>(builder);
        Owned<EvidenceFile>(builder);
        Owned<RememberedReply>(builder);
        Owned<Job>(builder);
        Owned<Schedule>(builder);
        Owned<AuditEntry>(builder);
        SnakeCase.Apply(builder);
    }

    private void Owned<TEntity>(ModelBuilder modelBuilder)
        where TEntity : class, IOwnedByOrganization
    {
        modelBuilder.Entity<TEntity>().HasQueryFilter(entity => entity.OrganizationId == OrganizationId);
        if (modelBuilder.Entity<TEntity>().Metadata.GetForeignKeys().All(key => key.PrincipalEntityType.ClrType != typeof(Organization)))
        {
            modelBuilder.Entity<TEntity>().HasOne<Organization>().WithMany().HasForeignKey(entity => entity.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
