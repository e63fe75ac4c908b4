using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Systems;

internal sealed class SystemRepositoryConfiguration : IEntityTypeConfiguration<SystemRepository>
{
    public void Configure(EntityTypeBuilder<SystemRepository> builder)
    {
        builder.ToTable("repositories");
        builder.Property(repository => repository.Name).HasMaxLength(200);
        builder.Property(repository => repository.Location).HasMaxLength(2000);
        builder.Property(repository => repository.Version).IsRowVersion();
        builder.HasIndex(repository => new { repository.OrganizationId, repository.SystemId, repository.Name }).IsUnique();
    }
}
