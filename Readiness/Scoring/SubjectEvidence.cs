namespace Gapless.Readiness.Scoring;

/// <summary>A piece of evidence with the method that gave it and the subject it is about.</summary>
public sealed record SubjectEvidence(Method Method, string Subject, Evidence Evidence)
{
    public Rung Rung => Method switch
    {
        Method.Repository => Rung.Declared,
        Method.Live => Rung.Observed,
        Method.Heartbeat => Rung.Exercised,
        _ => Rung.Claimed,
    };
}
