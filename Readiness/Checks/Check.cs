namespace Gapless.Readiness.Checks;

/// <summary>
/// One desired state and how to recognise it. A check is pure: it never throws, waits, logs, reads a clock or a file; it declares as data
/// what it wants looked for (<see cref="Idioms"/>, <see cref="Requests"/>) and judges the facts it is handed. Whether it applies, how its
/// verdicts aggregate and how its methods combine is decided outside, once for all checks.
/// </summary>
public abstract class Check
{
    public abstract CheckInfo Info { get; }

    /// <summary>What the repository reader shall look for. Properties must return the same instances at every call.</summary>
    public virtual ImmutableArray<Idiom> Idioms => [];

    /// <summary>What the prober shall ask for beyond the control requests.</summary>
    public virtual ImmutableArray<ProbeRequest> Requests => [];

    /// <summary>What to ask once the first answers are known: operations of an API description, files a page names.</summary>
    public virtual IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => [];

    /// <summary>What a person has to state, for checks that list <see cref="Method.Attestation"/>.</summary>
    public virtual AttestationForm? Attestation => null;

    /// <summary>One verdict for each subject; none at all means that the repository says nothing either way.</summary>
    public virtual IEnumerable<Verdict> Repository(RepositoryFacts repository) => [];

    /// <summary>One verdict for each subject (the target, a path, a host).</summary>
    public virtual IEnumerable<Verdict> Live(TargetFacts target) => [];

    /// <summary>The verdict on the last beats of the heartbeat this check listens to; silence is judged outside.</summary>
    public virtual IEnumerable<Verdict> Heartbeat(BeatFacts beats) => [];

    public override string ToString() => Info.Id;
}
