using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Files;

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("evidence_files");
        builder.Property(file => file.Name).HasMaxLength(200);
        builder.Property(file => file.ContentType).HasMaxLength(100);
        builder.Property(file => file.AddedBy).HasMaxLength(120);
        builder.HasOne<TrackedSystem>().WithMany().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(file => new { file.OrganizationId, file.SystemId }).HasPrincipalKey(system => new { system.OrganizationId, system.Id });
        builder.HasIndex(file => new { file.OrganizationId, file.GapId, file.Id });
    }
}
