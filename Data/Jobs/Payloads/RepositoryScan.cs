namespace Gapless.Data.Jobs.Payloads;

/// <summary>Scan a repository.</summary>
public sealed record RepositoryScan(Guid ScanId) : IJobPayload
{
    public static string Kind => "scan.repository";
}
