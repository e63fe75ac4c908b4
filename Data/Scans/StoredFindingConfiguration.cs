using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Scans;

internal sealed class StoredFindingConfiguration : IEntityTypeConfiguration<StoredFinding>
{
    public void Configure(EntityTypeBuilder<StoredFinding> builder)
    {
        builder.ToTable("findings");
        builder.Property(finding => finding.CheckId).HasMaxLength(80);
        builder.Property(finding => finding.Summary).HasMaxLength(2000);
        builder.Property(finding => finding.Evidence).HasColumnType("jsonb").HasMaxLength(1_000_000);
        builder.HasOne<TrackedSystem>().WithMany().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(finding => new { finding.OrganizationId, finding.SystemId }).HasPrincipalKey(system => new { system.OrganizationId, system.Id });
        builder.HasIndex(finding => new { finding.OrganizationId, finding.TargetId, finding.CheckId, finding.Method }, "IX_findings_current").IsUnique().HasFilter("until IS NULL");
        builder.HasIndex(finding => new { finding.OrganizationId, finding.SystemId, finding.CheckId, finding.Since });

        // What holds, however long the history grows.
        builder.HasIndex(finding => new { finding.OrganizationId, finding.SystemId, finding.CheckId }, "IX_findings_held").HasFilter("until IS NULL");
    }
}
