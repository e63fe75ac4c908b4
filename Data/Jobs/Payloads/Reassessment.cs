namespace Gapless.Data.Jobs.Payloads;

/// <summary>Compute a system's readiness anew: evidence may have become too old.</summary>
public sealed record Reassessment(Guid SystemId) : IJobPayload
{
    public static string Kind => "system.reassess";
}
