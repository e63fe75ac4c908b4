using Gapless.Contracts.Operations;

namespace Gapless.Contracts.Scans;

/// <summary>A scan with what it found; while it runs, with how far it is.</summary>
public sealed record ScanDetail
{
    public required ScanEntry Scan { get; init; }

    public required OperationProgress? Progress { get; init; }

    public required IReadOnlyList<ScanComponent> Components { get; init; }

    public required IReadOnlyList<string> Facts { get; init; }

    public required IReadOnlyList<ScanFinding> Findings { get; init; }

    public required IReadOnlyList<ScanProblem> Problems { get; init; }
}
