namespace Gapless.Readiness.Checks.Observability;

public sealed class AlertsFireOnSymptoms : Check
{
    private const int EnoughAreas = 4;

    public override CheckInfo Info { get; } = new("alert.rules", Category.Observability, Priority.High, "Alerts fire on symptoms, with severity and a runbook")
    {
        Why = "Without rules the users are the alarm; with rules that say neither how bad it is nor what to do, nobody acts on it.",
        Remedy = "Begin with availability, error rate, latency and saturation, and give each rule a severity and a link to its section of the runbook.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Site Reliability Engineering, chapters 6 and 10", "Mercari production readiness: actionable alert", "Azure Well-Architected RE:10", "AWS Well-Architected OPS08-BP04"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override AttestationForm Attestation { get; } =
        new("Alerts watch availability, errors, latency and saturation of this system, and each names its severity and what to do.", ["areas", "number of rules", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var rules = AlertRules.Of(repository);
        if (rules.Count == 0)
        {
            return MonitoringStack.Of(repository) is { } stack ? [Verdict.Fail(Verdict.WholeSystem, "Monitoring is deployed here, and it has no alert rule.", stack)] : [];
        }

        var areas = AlertRules.AreasOf(rules);
        var evidence = Evidence.Certain($"{rules.Count} rules on {string.Join(", ", areas)}", rules[0].Location);
        var flaws = new List<string>();
        Note(areas.Count < EnoughAreas, areas.Count == 0 ? "none watches what users notice" : $"they watch {string.Join(", ", areas)} only");
        Note(rules.Any(rule => !rule.HasSeverity), $"{rules.Count(rule => !rule.HasSeverity)} of {rules.Count} have no severity");
        Note(rules.Any(rule => !rule.HasRunbook), $"{rules.Count(rule => !rule.HasRunbook)} of {rules.Count} link no runbook");
        Note(rules.Any(rule => !rule.HasAction), $"{rules.Count(rule => !rule.HasAction)} of {rules.Count} tell nobody");
        return [flaws.Count == 0
            ? Verdict.Pass(Verdict.WholeSystem, $"Alerts watch {string.Join(", ", areas)}, with severity and runbook.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, $"There are alert rules, but {string.Join(", ", flaws)}.", [evidence, .. rules.Where(rule => !rule.HasSeverity || !rule.HasRunbook || !rule.HasAction).Take(3).Select(rule => Evidence.Certain("incomplete: " + rule.Name, rule.Location))])];

        void Note(bool isFlaw, string flaw)
        {
            if (isFlaw)
            {
                flaws.Add(flaw);
            }
        }
    }
}
