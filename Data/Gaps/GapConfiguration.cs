using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Gaps;

internal sealed class GapConfiguration : IEntityTypeConfiguration<Gap>
{
    public void Configure(EntityTypeBuilder<Gap> builder)
    {
        builder.ToTable("gaps");
        builder.Property(gap => gap.CheckId).HasMaxLength(80);
        builder.Property(gap => gap.Summary).HasMaxLength(2000);
        builder.Property(gap => gap.Version).IsRowVersion();
        builder.HasOne<TrackedSystem>().WithMany().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(gap => new { gap.OrganizationId, gap.SystemId }).HasPrincipalKey(system => new { system.OrganizationId, system.Id });
        builder.HasIndex(gap => new { gap.OrganizationId, gap.SystemId, gap.CheckId }).IsUnique();

        // The order of the list: most important first.
        builder.HasIndex(gap => new { gap.OrganizationId, gap.SystemId, gap.Priority, gap.CheckId }, "IX_gaps_list").IsDescending(false, false, true, false);
    }
}
