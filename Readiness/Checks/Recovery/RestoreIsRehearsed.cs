using System.Globalization;

namespace Gapless.Readiness.Checks.Recovery;

public sealed class RestoreIsRehearsed : Check
{
    public override CheckInfo Info { get; } = new("db.restore-drill", Category.Recovery, Priority.Critical, "A full restore has been rehearsed, timed and written down")
    {
        Why = "A backup that was never restored is a hope; the first restore must not be the one that matters.",
        Remedy = "Restore last night's backup into an empty environment, run the smoke tests, and record how long it took.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Attestation],
        References = ["AWS Well-Architected REL09-BP04, REL13-BP03"],
        AppliesWhen = Condition.Any(Fact.Database),
    };

    public override AttestationForm Attestation { get; } = new(
        "A full restore of production data was rehearsed, and the service was usable afterwards.",
        ["date", "backup age", "target", "share of production size", "minutes to usable service", "data loss measured", "who", "what went wrong", "link to record"],
        180);

    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No restore was ever reported.")];
        }

        var seconds = int.TryParse(last.Meta.GetValueOrDefault("duration_s"), CultureInfo.InvariantCulture, out var duration) ? duration : (int)(last.Finished - last.Started).TotalSeconds;
        var evidence = Evidence.Certain($"restored in {seconds} s, {last.Meta.GetValueOrDefault("rows_checked") ?? "no"} rows checked");
        return [(last.Succeeded, last.Meta.GetValueOrDefault("app_smoke")) switch
        {
            (false, _) => Verdict.Fail(Verdict.WholeSystem, "The last restore failed.", evidence),
            (_, "ok") => Verdict.Pass(Verdict.WholeSystem, $"The last restore took {seconds} s and passed the smoke test.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "The last restore ran without an application smoke test.", evidence),
        }];
    }
}
