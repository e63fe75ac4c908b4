using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Systems;

internal sealed class TrackedSystemConfiguration : IEntityTypeConfiguration<TrackedSystem>
{
    public void Configure(EntityTypeBuilder<TrackedSystem> builder)
    {
        builder.ToTable("systems");
        builder.Property(system => system.Name).HasMaxLength(200);
        builder.Property(system => system.Slug).HasMaxLength(60);
        builder.Property(system => system.Description).HasMaxLength(2000);
        builder.Property(system => system.Version).IsRowVersion();
        builder.HasIndex(system => new { system.OrganizationId, system.Slug }).IsUnique();

        // Foreign keys are checked without row-level security: only with the organization in the key can no row point into another organization.
        builder.HasMany(system => system.Environments).WithOne().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(environment => new { environment.OrganizationId, environment.SystemId }).HasPrincipalKey(system => new { system.OrganizationId, system.Id });
        builder.HasMany(system => system.Repositories).WithOne().OnDelete(DeleteBehavior.Cascade)
            .HasForeignKey(repository => new { repository.OrganizationId, repository.SystemId }).HasPrincipalKey(system => new { system.OrganizationId, system.Id });
    }
}
