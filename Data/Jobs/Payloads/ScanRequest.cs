using Gapless.Data.Scans;

namespace Gapless.Data.Jobs.Payloads;

/// <summary>Begin a scan of a target, unless one is under way: what schedules ask for.</summary>
public sealed record ScanRequest(TargetKind TargetKind, Guid TargetId) : IJobPayload
{
    public static string Kind => "scan.request";
}
