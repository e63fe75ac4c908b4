using System.ComponentModel.DataAnnotations;

namespace Gapless.Gateway.Maintenance;

/// <summary>The section <c>Maintenance</c>: the kill switch. A change of the settings file takes effect without a restart.</summary>
public sealed class MaintenanceOptions
{
    public bool Enabled { get; set; }

    /// <summary>When callers may come back, in seconds; sent as Retry-After.</summary>
    [Range(1, 86_400)]
    public int RetryAfterSeconds { get; set; } = 300;

    /// <summary>A sentence for people, such as what is being done and until when.</summary>
    [MaxLength(300)]
    public string? Message { get; set; }
}
