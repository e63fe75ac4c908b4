namespace Gapless.Contracts.Installation;

/// <summary>How the installation is: what anyone may know, so no addresses, versions or errors.</summary>
public sealed record InstallationStatus
{
    public required PartStatus Overall { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    public required IReadOnlyList<InstallationPart> Parts { get; init; }
}
