namespace Gapless.Readiness.Scoring;

/// <summary>A signed acceptance of one check that is not met.</summary>
/// <param name="Compensation">What limits the damage meanwhile.</param>
/// <param name="Approvers">Members who agreed; the requester does not count.</param>
public sealed record Waiver(string CheckId, string Reason, string Compensation, string Requester, ImmutableArray<string> Approvers, DateTimeOffset ApprovedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Where it holds; everywhere when there are none.</summary>
    public ImmutableArray<WaiverPlace> Places { get; init; } = [];

    /// <summary>It stands in a comment beside what it is about: whoever reviewed the change approved it.</summary>
    public bool IsInline { get; init; }
}
