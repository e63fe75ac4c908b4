using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;

namespace Gapless.Data.Scans;

/// <summary>When a target is looked at again by itself.</summary>
public static class TargetSchedule
{
    /// <summary>Health counts for a quarter of an hour, so an environment is probed every ten minutes.</summary>
    public const string Probe = "*/10 * * * *";

    /// <summary>A repository changes when somebody works.</summary>
    public const string Repository = "0 */6 * * *";

    /// <summary>The checkout of whoever works on Gapless.</summary>
    public const string Checkout = "*/15 * * * *";

    public static Schedule Of(Guid organizationId, Guid systemId, TargetKind kind, Guid targetId, string cron, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = organizationId,
        SystemId = systemId,
        Kind = ScanRequest.Kind,
        Payload = JobJson.Write(new ScanRequest(kind, targetId)),
        Cron = cron,
        NextAt = at, // the first look is now
        CreatedAt = at,
    };

    /// <summary>How the schedule of a target is known by its payload.</summary>
    public static string PayloadOf(TargetKind kind, Guid targetId) => JobJson.Write(new ScanRequest(kind, targetId));
}
