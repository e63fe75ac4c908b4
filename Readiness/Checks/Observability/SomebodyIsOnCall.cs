using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class SomebodyIsOnCall : Check
{
    public override CheckInfo Info { get; } = new("ops.oncall", Category.Observability, Priority.High, "Someone is on call and knows how incidents are run")
    {
        Why = "When it is nobody's turn, an outage lasts until the morning, and a breach is reported too late.",
        Remedy = "Name two people or more with a weekly rotation, write down whom they wake next and how an incident is led, and keep a post-mortem template.",
        Effort = Effort.Medium,
        Methods = [Method.Attestation, Method.Repository],
        References = ["Site Reliability Engineering, chapters 11 and 14", "Mercari production readiness: on-call rotation", "AWS Well-Architected OPS07-BP06, OPS10", "GDPR Art. 33, 34"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override AttestationForm Attestation { get; } = new(
        "Somebody is on call for this system and knows how an incident is run.",
        ["rota", "number of people", "hours covered", "escalation path", "incident roles", "where incidents are logged", "step for a personal-data breach (72 hours)", "last incident or exercise"],
        90);

    /// <summary>Files show a plan; that somebody follows it is stated by a person.</summary>
    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var rota = repository.Resources.Where(one => one.Class == PathClasses.Production && Rota().IsMatch(one.Type)).Select(one => Evidence.Certain($"{one.Type} {one.Name}", one.Location));
        var pages = repository.Files.Where(file => Page().IsMatch(file.Path)).Take(3).Select(file => Evidence.Hint("page on incidents", new(file.Path, 0)));
        var found = rota.Concat(pages).ToList();
        return found.Count == 0 ? [] : [Verdict.Partial(Verdict.WholeSystem, "The repository says how incidents are run; nobody has stated who is on call.", found)];
    }

    [GeneratedRegex("""^(pagerduty_(schedule|escalation_policy)|opsgenie_(schedule|escalation)|grafana_oncall_\w+|betteruptime_(policy|on_call_calendar)|incident_schedule)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rota();

    [GeneratedRegex("""(^|/)(docs?|runbooks?|ops|operations|handbook|\.github)/([^/]+/)*[^/]*(incident|on-?call|post-?mortem|escalation)[^/]*\.(md|mdx|adoc|rst)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Page();
}
