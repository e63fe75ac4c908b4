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
using Microsoft.EntityFrameworkCore;

namespace Gapless.Data;

/// <summary>
/// The database as one organization sees it. Tenancy is kept twice: here by a filter on every query, and in PostgreSQL by row-level security, which
/// raw SQL cannot go around (<see cref="TenancyInterceptor"/>).
/// </summary>
public sealed class GaplessDbContext(DbContextOptions<GaplessDbContext> options, CurrentOrganization current) : DbContext(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Member> Members => Set<Member>();

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

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GaplessDbContext).Assembly);
        modelBuilder.Entity<Organization>().HasQueryFilter(organization => organization.Id == OrganizationId);
        Owned<Member>(modelBuilder);
        Owned<TrackedSystem>(modelBuilder);
        Owned<SystemEnvironment>(modelBuilder);
        Owned<SystemRepository>(modelBuilder);
        Owned<Scan>(modelBuilder);
        Owned<StoredFinding>(modelBuilder);
        Owned<Evaluation>(modelBuilder);
        Owned<Gap>(modelBuilder);
        Owned<GapChange>(modelBuilder);
        Owned<SystemDocument>(modelBuilder);
        Owned<Statement>(modelBuilder);
        Owned<EvidenceFile>(modelBuilder);
        Owned<RememberedReply>(modelBuilder);
        Owned<Job>(modelBuilder);
        Owned<Schedule>(modelBuilder);
        Owned<AuditEntry>(modelBuilder);
        SnakeCase.Apply(modelBuilder);
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
