namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>A part of the system as production runs it.</summary>
/// <param name="Least">How many of it run at least; null where nothing says so.</param>
/// <param name="Most">How many may run, where something scales it.</param>
internal sealed record Instances(string Subject, long? Least, long? Most, Evidence Shown)
{
    /// <summary>There are as many as there are requests.</summary>
    public bool IsServerless { get; init; }

    /// <summary>The numbers are known only when it is deployed.</summary>
    public bool IsUnresolved { get; init; }

    /// <summary>It stands on one machine, so more of it would not survive the machine.</summary>
    public bool IsOnOneHost { get; init; }

    /// <summary>What is wrong with the rules that scale it, or null.</summary>
    public string? ScalingFlaw { get; init; }

    public bool IsScaled => IsServerless || Most is not null;
}
