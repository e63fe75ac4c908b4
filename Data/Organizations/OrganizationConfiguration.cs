using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Organizations;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organizations");
        builder.Property(organization => organization.Name).HasMaxLength(200);
        builder.Property(organization => organization.Slug).HasMaxLength(60);
        builder.Property(organization => organization.Version).IsRowVersion();
        builder.HasIndex(organization => organization.Slug).IsUnique();
    }
}
