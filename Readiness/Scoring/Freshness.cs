namespace Gapless.Readiness.Scoring;

/// <summary>How long evidence counts (catalogue B0.6). Time needs no weight: evidence is fresh, or it is not there.</summary>
public static class Freshness
{
    /// <summary>A scan holds until the next one, at most this long.</summary>
    public static readonly TimeSpan Repository = TimeSpan.FromDays(30);

    public static readonly TimeSpan Live = TimeSpan.FromHours(24);

    /// <summary>Health and uptime change by the minute.</summary>
    public static readonly TimeSpan LiveHealth = TimeSpan.FromMinutes(15);

    /// <summary>Bursts are rare on purpose.</summary>
    public static readonly TimeSpan LiveBurst = TimeSpan.FromDays(30);

    /// <summary>Until when a repository or live look at a check counts.</summary>
    public static DateTimeOffset Until(string checkId, Method method, DateTimeOffset madeAt) => madeAt + method switch
    {
        Method.Repository => Repository,
        Method.Live when checkId.StartsWith("health.", StringComparison.Ordinal) || checkId is "ops.uptime" => LiveHealth,
        Method.Live when checkId.StartsWith("ratelimit.", StringComparison.Ordinal) => LiveBurst,
        Method.Live => Live,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Heartbeats and attestations carry their own period."),
    };

    /// <summary>A heartbeat counts for one and a half periods after its last good beat; then it is silent.</summary>
    public static DateTimeOffset UntilSilent(DateTimeOffset lastGoodBeat, TimeSpan period) => lastGoodBeat + period + (period / 2);

    /// <summary>An attestation holds until the date its signer gave, but no longer than the check's cap.</summary>
    public static DateTimeOffset UntilExpired(DateTimeOffset signedAt, DateTimeOffset statedEnd, int capDays)
    {
        var cap = signedAt.AddDays(capDays);
        return statedEnd < cap ? statedEnd : cap;
    }
}
