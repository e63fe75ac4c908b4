using System.Text.Json.Serialization;

namespace Gapless.Contracts.Systems;

/// <summary>A system with what belongs to it.</summary>
public sealed record SystemDetail
{
    public required SystemEntry System { get; init; }

    public required IReadOnlyList<EnvironmentEntry> Environments { get; init; }

    public required IReadOnlyList<RepositoryEntry> Repositories { get; init; }

    /// <summary>There is something to look at.</summary>
    [JsonIgnore]
    public bool HasTargets => Environments.Count + Repositories.Count > 0;

    public required int Documents { get; init; }

    /// <summary>Gaps that are open or open again.</summary>
    public required int OpenGaps { get; init; }
}
