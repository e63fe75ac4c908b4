namespace Gapless.Data.Jobs.Payloads;

/// <summary>Probe an environment.</summary>
public sealed record EnvironmentScan(Guid ScanId) : IJobPayload
{
    public static string Kind => "scan.environment";
}
