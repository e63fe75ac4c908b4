using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Scans;

internal sealed class ScanConfiguration : IEntityTypeConfiguration<Scan>
{
    public void Configure(EntityTypeBuilder<Scan> builder)
    {
        builder.ToTable("scans");
        builder.Property(scan => scan.RequestedBy).HasMaxLength(120);
        builder.Property(scan => scan.Revision).HasMaxLength(100);
        builder.Property(scan => scan.Catalogue).HasMaxLength(40);
        builder.Property(scan => scan.Components).HasColumnType("jsonb").HasMaxLength(1_000_000);
        builder.Property(scan => scan.Problems).HasColumnType("jsonb").HasMaxLength(1_000_000);
        builder.Property(scan => scan.Error).HasMaxLength(4000);
        builder.HasOne<TrackedSystem>().WithMany().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(scan => new { scan.OrganizationId, scan.SystemId }).HasPrincipalKey(system => new { system.OrganizationId, system.Id });
        builder.HasIndex(scan => new { scan.OrganizationId, scan.SystemId, scan.Id });
        builder.HasIndex(scan => new { scan.OrganizationId, scan.TargetId, scan.Id });
    }
}
