using System.Text.Json.Serialization;

namespace Gapless.Contracts.Scans;

/// <summary>One check of the catalogue and its outcome in this run.</summary>
public sealed record ScanCheck
{
    public required string Id { get; init; }

    public required string Category { get; init; }

    public required string Priority { get; init; }

    public required string Title { get; init; }

    /// <summary>pass, partial, fail, unknown or notApplicable.</summary>
    public required string Outcome { get; init; }

    /// <summary>For unknown: never, stale, expired, blocked or error; for notApplicable: the deciding fact; else null.</summary>
    public required string? Reason { get; init; }

    public required bool Waived { get; init; }

    public required string Summary { get; init; }

    public required string Remedy { get; init; }

    public required IReadOnlyList<ScanEvidence> Evidence { get; init; }

    /// <summary>new, regressed or met, against the baseline that was given; else not there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Change { get; init; }

    /// <summary>Methods that disagree with the one that decided.</summary>
    public required IReadOnlyList<ScanDrift> Drift { get; init; }
}
