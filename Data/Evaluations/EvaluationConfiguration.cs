using Gapless.Data.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Evaluations;

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.ToTable("evaluations");
        builder.Property(evaluation => evaluation.Document).HasColumnType("jsonb").HasMaxLength(1_000_000);
        builder.HasOne<TrackedSystem>().WithMany().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(evaluation => new { evaluation.OrganizationId, evaluation.SystemId }).HasPrincipalKey(system => new { system.OrganizationId, system.Id });
        builder.HasIndex(evaluation => new { evaluation.OrganizationId, evaluation.SystemId, evaluation.At });
    }
}
