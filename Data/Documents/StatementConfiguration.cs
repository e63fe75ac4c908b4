using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Documents;

internal sealed class StatementConfiguration : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.ToTable("statements");
        builder.Property(statement => statement.Number).HasMaxLength(40);
        builder.Property(statement => statement.Text).HasMaxLength(4000);
        builder.Property(statement => statement.Status).HasMaxLength(20);
        builder.Property(statement => statement.Priority).HasMaxLength(20);
        builder.Property(statement => statement.Needed).HasColumnType("jsonb").HasMaxLength(1_000_000);
        builder.HasOne<SystemDocument>().WithMany().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(statement => new { statement.OrganizationId, statement.DocumentId }).HasPrincipalKey(document => new { document.OrganizationId, document.Id });
        builder.HasIndex(statement => new { statement.OrganizationId, statement.DocumentId, statement.Position }).IsUnique();
        builder.HasIndex(statement => statement.Checks).HasMethod("gin");
    }
}
