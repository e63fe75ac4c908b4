using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Requests;

internal sealed class RememberedReplyConfiguration : IEntityTypeConfiguration<RememberedReply>
{
    public void Configure(EntityTypeBuilder<RememberedReply> builder)
    {
        builder.ToTable("remembered_replies");
        builder.Property(reply => reply.Caller).HasMaxLength(120);
        builder.Property(reply => reply.Key).HasMaxLength(200);
        builder.Property(reply => reply.Location).HasMaxLength(2000);
        builder.Property(reply => reply.Body).HasColumnType("text").HasMaxLength(1_000_000);
        builder.HasIndex(reply => new { reply.OrganizationId, reply.Caller, reply.Key }).IsUnique();
        builder.HasIndex(reply => reply.CreatedAt);
    }
}
