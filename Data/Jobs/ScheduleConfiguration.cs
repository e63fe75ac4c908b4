using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gapless.Data.Jobs;

internal sealed class ScheduleConfiguration : IEntityTypeConfiguration<Schedule>
{
    public void Configure(EntityTypeBuilder<Schedule> builder)
    {
        builder.ToTable("schedules");
        builder.Property(schedule => schedule.Kind).HasMaxLength(60);
        builder.Property(schedule => schedule.Payload).HasColumnType("jsonb").HasMaxLength(100_000);
        builder.Property(schedule => schedule.Cron).HasMaxLength(100);
        builder.HasIndex(schedule => schedule.NextAt, "IX_schedules_due").HasFilter("is_enabled");
        builder.HasIndex(schedule => new { schedule.OrganizationId, schedule.SystemId });
    }
}
