namespace Gapless.Data.Jobs.Payloads;

/// <summary>Probe an environment.</summary>
/// <param name="Doubted">Checks whose failure this look may confirm; null for none.</param>
public sealed record EnvironmentScan(Guid ScanId, IReadOnlyList<string>? Doubted = null) : IJobPayload
{
    public static string Kind => "scan.environment";
}
