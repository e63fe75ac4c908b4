using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Gaps;

internal sealed class GapChangeConfiguration : IEntityTypeConfiguration<GapChange>
{
    public void Configure(EntityTypeBuilder<GapChange> builder)
    {
        builder.ToTable("gap_changes");
        builder.Property(change => change.CauseDetail).HasMaxLength(200);
        builder.Property(change => change.Summary).HasMaxLength(2000);
        builder.HasOne<Gap>().WithMany().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(change => new { change.OrganizationId, change.GapId }).HasPrincipalKey(gap => new { gap.OrganizationId, gap.Id });
        builder.HasIndex(change => new { change.OrganizationId, change.GapId, change.Id });
        builder.HasIndex(change => new { change.OrganizationId, change.SystemId, change.Id });
    }
}
