using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(entry => entry.Action).HasMaxLength(100);

        // Text, not jsonb: what was hashed must come back to the byte.
        builder.Property(entry => entry.Details).HasColumnType("text").HasMaxLength(20_000);
        builder.HasIndex(entry => new { entry.OrganizationId, entry.Sequence }).IsUnique();
    }
}
