using System.Text.Json.Serialization;

namespace Gapless.Contracts.Scans;

/// <summary>The result of a scan or a probe, as <c>gapless.scan/1</c>. Fields may be added within a version, never renamed or removed.</summary>
public sealed record ScanDocument
{
    public const string CurrentSchema = "gapless.scan/1";

    public string Schema { get; init; } = CurrentSchema;

    public required ToolInfo Tool { get; init; }

    public required ScanTarget Target { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required long DurationMs { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    public required IReadOnlyList<ScanComponent> Components { get; init; }

    public required IReadOnlyList<string> Facts { get; init; }

    public required IReadOnlyList<ScanCheck> Checks { get; init; }

    public required ScanReadiness Readiness { get; init; }

    /// <summary>The waivers that were found, in force or not; not there when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ScanWaiver>? Waivers { get; init; }

    /// <summary>Parts of the input that could not be read.</summary>
    public required IReadOnlyList<ScanProblem> Problems { get; init; }
}
