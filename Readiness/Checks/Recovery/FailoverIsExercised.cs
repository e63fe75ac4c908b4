namespace Gapless.Readiness.Checks.Recovery;

public sealed class FailoverIsExercised : Check
{
    public override CheckInfo Info { get; } = new("dr.drill", Category.Recovery, Priority.Medium, "Failover is exercised regularly")
    {
        Why = "A standby that never took over is a second thing that can fail at the worst moment.",
        Remedy = "Take away one instance, zone or primary each quarter, and write down how long it took to notice and to recover.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Attestation],
        References = ["AWS Well-Architected REL12, REL13-BP03", "Azure Well-Architected RE:08", "Site Reliability Engineering, chapter 33"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override AttestationForm Attestation { get; } = new("A failure was exercised in production or a copy of it, and the system recovered.", ["date", "scenario", "timeline", "findings", "follow-ups"], 180);

    /// <summary><c>hb:dr-failover</c> with <c>scenario</c>, <c>detected_s</c>, <c>recovered_s</c> and <c>errors</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No failover was ever reported.")];
        }

        var (scenario, recovered) = (last.Meta.GetValueOrDefault("scenario"), last.Meta.GetValueOrDefault("recovered_s"));
        var evidence = Evidence.Certain($"{scenario ?? "no scenario"}, noticed after {last.Meta.GetValueOrDefault("detected_s") ?? "?"} s, recovered after {recovered ?? "?"} s");
        return [!last.Succeeded ? Verdict.Fail(Verdict.WholeSystem, "The last failover failed.", evidence)
            : scenario is not null && recovered is not null ? Verdict.Pass(Verdict.WholeSystem, $"The last exercise ({scenario}) recovered in {recovered} s.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, "The last exercise does not say what failed and how long it took.", evidence)];
    }
}
