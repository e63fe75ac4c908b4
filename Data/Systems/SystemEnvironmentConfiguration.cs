using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Systems;

internal sealed class SystemEnvironmentConfiguration : IEntityTypeConfiguration<SystemEnvironment>
{
    public void Configure(EntityTypeBuilder<SystemEnvironment> builder)
    {
        builder.ToTable("environments");
        builder.Property(environment => environment.Name).HasMaxLength(60);
        builder.Property(environment => environment.BaseUrl).HasMaxLength(2000);
        builder.Property(environment => environment.Version).IsRowVersion();
        builder.HasIndex(environment => new { environment.OrganizationId, environment.SystemId, environment.Name }).IsUnique();
    }
}
