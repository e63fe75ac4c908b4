using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Jobs;

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.Property(job => job.Kind).HasMaxLength(60);
        builder.Property(job => job.Payload).HasColumnType("jsonb").HasMaxLength(100_000);
        builder.Property(job => job.LeasedBy).HasMaxLength(120);
        builder.Property(job => job.Error).HasMaxLength(4000);

        builder.Property(job => job.Key).HasMaxLength(200);
        builder.Property(job => job.Progress).HasColumnType("jsonb").HasMaxLength(10_000);
        builder.Property(job => job.Result).HasColumnType("jsonb").HasMaxLength(100_000);
        builder.HasIndex(job => new { job.OrganizationId, job.Key }, "IX_jobs_unfinished").IsUnique().HasFilter("key IS NOT NULL AND state IN ('Waiting', 'Running')");

        // The queue holds only what is to be done, however long the history grows.
        builder.HasIndex(job => job.DueAt, "IX_jobs_waiting").HasFilter("state = 'Waiting'");
        builder.HasIndex(job => job.LeasedUntil, "IX_jobs_running").HasFilter("state = 'Running'");
        builder.HasIndex(job => job.Kind, "IX_jobs_dead").HasFilter("state = 'Dead'");
        builder.HasIndex(job => new { job.OrganizationId, job.CreatedAt });
    }
}
