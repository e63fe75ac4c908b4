using Gapless.Data.Tenancy;

namespace Gapless.Data.Jobs;

/// <summary>A job that comes again and again.</summary>
public sealed class Schedule : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public Guid? SystemId { get; init; }

    /// <summary>The job's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The job's payload, as JSON.</summary>
    public required string Payload { get; set; }

    /// <summary>When, as five fields of cron in UTC: minute, hour, day of the month, month, day of the week.</summary>
    public required string Cron { get; set; }

    public required DateTimeOffset NextAt { get; set; }

    public DateTimeOffset? LastAt { get; set; }

    public bool IsEnabled { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }
}
