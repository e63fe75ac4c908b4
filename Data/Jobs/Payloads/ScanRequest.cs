using System.Text.Json.Serialization;
using Gapless.Data.Scans;

namespace Gapless.Data.Jobs.Payloads;

/// <summary>Begin a scan of a target, unless one is under way: what schedules ask for.</summary>
public sealed record ScanRequest(TargetKind TargetKind, Guid TargetId) : IJobPayload
{
    /// <summary>Checks whose failure the look may confirm; null for none. Schedules are known by their payload, so it is left out there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Doubted { get; init; }

    public static string Kind => "scan.request";
}
