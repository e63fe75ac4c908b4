namespace Gapless.Data.Scans;

/// <summary>What a scan looks at.</summary>
public enum TargetKind
{
    Repository,
    Environment,
}
