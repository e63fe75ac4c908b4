namespace Gapless.Data.Scans;

/// <summary>How far a scan is.</summary>
public enum ScanState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}
