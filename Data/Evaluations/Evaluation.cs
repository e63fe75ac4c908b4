using Gapless.Data.Tenancy;
using Gapless.Readiness.Scoring;

namespace Gapless.Data.Evaluations;

/// <summary>
/// The readiness of a system from an instant on: computed from all current findings, kept when it differs from the one before. It holds until the next.
/// </summary>
public sealed class Evaluation : IOwnedByOrganization
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid SystemId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The scan after which it was made; null when time alone changed it.</summary>
    public Guid? ScanId { get; init; }

    public required Decision Decision { get; init; }

    public required Level Level { get; init; }

    /// <summary>The bar, adding up to 100; null when there is too little evidence for one.</summary>
    public int? Proved { get; init; }

    public int? NotShown { get; init; }

    public int? Open { get; init; }

    public int Pass { get; init; }

    public int Partial { get; init; }

    public int Fail { get; init; }

    public int Unknown { get; init; }

    public int NotApplicable { get; init; }

    public int Waived { get; init; }

    /// <summary>Ids of the checks that keep the decision from GO, most important first.</summary>
    public IList<string> Blockers { get; init; } = [];

    /// <summary>Readiness, categories and the outcome of every check, as JSON: what a page needs, without another look at the findings.</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of the document.</summary>
    public required byte[] Digest { get; init; }
}
