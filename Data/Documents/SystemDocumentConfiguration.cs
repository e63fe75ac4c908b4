using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Documents;

internal sealed class SystemDocumentConfiguration : IEntityTypeConfiguration<SystemDocument>
{
    /// <summary>Characters of a document at most; the largest that people were seen to write has a twentieth of it.</summary>
    public const int Longest = 2_000_000;

    public void Configure(EntityTypeBuilder<SystemDocument> builder)
    {
        builder.ToTable("documents");
        builder.Property(document => document.Name).HasMaxLength(200);
        builder.Property(document => document.Content).HasColumnType("text").HasMaxLength(Longest);
        builder.Property(document => document.Imported).HasColumnType("jsonb").HasMaxLength(Longest * 4);
        builder.Property(document => document.Changes).HasColumnType("jsonb").HasMaxLength(1_000_000);
        builder.Property(document => document.Version).IsRowVersion();
        builder.HasOne<TrackedSystem>().WithMany().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(document => new { document.OrganizationId, document.SystemId }).HasPrincipalKey(system => new { system.OrganizationId, system.Id });
        builder.HasIndex(document => new { document.OrganizationId, document.SystemId, document.Name }).IsUnique();
    }
}
