using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class RunbookCoversOperations : Check
{
    private static readonly ImmutableArray<(string Section, Idiom Idiom)> Sections =
    [
        ("deploy and roll back", DocumentHeadings.Idiom("docs.runbook/deploy", """deploy\w*|roll ?back|releas(e|ing)""")),
        ("start, stop and scale", DocumentHeadings.Idiom("docs.runbook/operate", """start|stop|restart|scal(e|ing)|operat(e|ing|ions)|maintenance""")),
        ("where logs and metrics are", DocumentHeadings.Idiom("docs.runbook/observe", """logs?\b|logging|metrics?|monitoring|dashboards?|observability|tracing""")),
        ("troubleshooting", DocumentHeadings.Idiom("docs.runbook/troubleshoot", """troubleshoot\w*|common (issues|problems|errors)|symptoms?|known issues|incidents?|debugging""")),
        ("contacts and escalation", DocumentHeadings.Idiom("docs.runbook/escalate", """escalat\w+|contacts?|on-call|on call|oncall|who to (call|ask)|support""")),
    ];

    public override CheckInfo Info { get; } = new("docs.runbook", Category.Quality, Priority.Medium, "A runbook covers deploy, operate, troubleshoot and recover")
    {
        Why = "At night nobody works out how to roll back; they read it, or the outage goes on.",
        Remedy = "Write one page that covers deploying and rolling back, starting and scaling, logs and metrics, at least three problems with their cure, and whom to call.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected OPS07-BP03", "Site Reliability Engineering, chapter 11"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [.. Sections.Select(section => section.Idiom)];

    public override AttestationForm Attestation { get; } =
        new("The runbook was read through by somebody who is on call, and it is right.", ["date", "reader", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var files = repository.Files.Where(file => Runbook().IsMatch(file.Path) && !file.Path.Split('/').Any(segment => segment is ['.', ..] or "agents" or "prompts") && file.Class == PathClasses.Documentation).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        if (files.Count == 0)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "There is no runbook.", Evidence.Certain("no runbook, operations or deployment page"))];
        }

        var found = Sections.Select(section => (section.Section, Hit: repository.HitsOf(section.Idiom).FirstOrDefault(hit => files.Contains(hit.Path)))).ToList();
        var missing = found.Where(one => one.Hit is null).Select(one => one.Section).ToList();
        var evidence = found.Where(one => one.Hit is not null).Select(one => Evidence.Certain(one.Section, one.Hit!.Location)).DefaultIfEmpty(Evidence.Certain("a page without these sections", new(files.First(), 0)));
        return [missing.Count switch
        {
            0 => Verdict.Pass(Verdict.WholeSystem, "The runbook has every section.", evidence),
            <= 3 => Verdict.Partial(Verdict.WholeSystem, $"The runbook says nothing on {string.Join(", ", missing)}.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, $"The runbook says nothing on {string.Join(", ", missing)}.", evidence),
        }];
    }

    [GeneratedRegex("""(runbooks?|operations|troubleshoot\w*|deploy(ment|ing)?|(^|/)docs?/ops|disaster|on-call|on call|oncall|playbooks?)[^/]*(/[^/]+)*\.(md|adoc|rst|txt)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runbook();
}
