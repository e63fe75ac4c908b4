using System.Collections.Immutable;
using Gapless.Contracts.Scans;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Worker.Scanning;

/// <summary>What a scan saw, judged.</summary>
/// <param name="Facts">Names of facts, in ordinal order.</param>
internal sealed record Seen(Method Method, ImmutableArray<Finding> Findings, IReadOnlyList<string> Facts)
{
    public string? Revision { get; init; }

    public int Files { get; init; }

    public long Bytes { get; init; }

    public IReadOnlyList<ScanComponent> Components { get; init; } = [];

    public IReadOnlyList<ScanProblem> Problems { get; init; } = [];

    /// <summary>Checks that pass until a second look says otherwise too.</summary>
    public IReadOnlyList<string> Doubted { get; init; } = [];
}
