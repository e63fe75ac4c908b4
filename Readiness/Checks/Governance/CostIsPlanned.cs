using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Governance;

public sealed partial class CostIsPlanned : Check
{
    private const int SectionLines = 60;

    private static readonly Idiom Estimate = Prose("cost.planning/estimate", ["/month", "per month", "/mo", "monthly"], """[$€£] ?\d[\d.,]*(k)? ?(/|per |a )(mo|month)|(monthly|per month)[^\r\n]{0,60}[$€£] ?\d|\b(USD|EUR) ?\d[\d.,]* ?(/|per )(mo|month)""");
    private static readonly Idiom Sizing = Prose("cost.planning/sizing", ["right-siz", "rightsiz", "right siz", "downsiz", "oversized"], """\b(right[- ]?siz(e|ed|ing)|downsiz(e|ed|ing)|oversized)\b""");
    private static readonly Idiom Commitment = Prose("cost.planning/commitment", ["reserved instance", "savings plan", "spot instance", "committed use"], """\b(reserved instances?|savings plans?|spot instances?|committed[- ]use)\b""");

    private static readonly Idiom Section = DocumentHeadings.Idiom("cost.planning/section", """costs?|pricing|budgets?|spending|billing|finops""");

    public override CheckInfo Info { get; } = new("cost.planning", Category.Governance, Priority.Low, "Cost is estimated, sized, committed and cleaned up deliberately")
    {
        Why = "Nobody decides to spend too much; it is what was left running.",
        Remedy = "Run an estimate on each pull request, compare requests with use each quarter, decide on commitments, and let old images and previews expire.",
        Effort = Effort.Medium,
        Methods = [Method.Attestation, Method.Repository],
        References = ["AWS Well-Architected COST05-COST09", "Azure Well-Architected CO:05-CO:12"],
        AppliesWhen = Condition.Any(Fact.Service, Fact.InfrastructureCode),
    };

    public override ImmutableArray<Idiom> Idioms => [Estimate, Sizing, Commitment, Section];

    public override AttestationForm Attestation { get; } = new("The cost of production is estimated, its size was reviewed, commitments were decided and leftovers are cleaned up.", ["monthly estimate", "date of the sizing review", "commitments taken or declined", "what is cleaned up"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var all = CloudCode.Of(repository);
        List<(string Name, Evidence? Shown)> facets =
        [
            ("an estimate", InCi(repository) ?? Said(repository, Estimate)),
            ("a review of the size", Cluster.Of(repository).OfKind("VerticalPodAutoscaler").Select(one => Evidence.Certain("VerticalPodAutoscaler", new(one.Path, one.Root.Line))).FirstOrDefault() ?? Said(repository, Sizing)),
            ("a decision on commitments", all.FirstOrDefault(one => one.Setting("capacity_provider_strategy", "spot_instance_request", "mixed_instances_policy", "spot").Exists || one.Setting("preemptible").IsTrue || (one.Setting("spot_price") is { Text: not null } price && !CloudCode.IsUnresolved(price)) || one.Setting("capacity_type").Text is "SPOT" || one.Setting("priority").Text is "Spot")?.Evidence() ?? Said(repository, Commitment)),
            ("cleanup", Cleanup(repository, all)),
        ];
        var met = facets.Where(facet => facet.Shown is not null).ToList();
        var missing = string.Join(", ", facets.Where(facet => facet.Shown is null).Select(facet => facet.Name));
        var evidence = met.Select(facet => Evidence.Certain($"{facet.Name}: {facet.Shown!.Message}", facet.Shown.Location)).DefaultIfEmpty(Evidence.Certain("no estimate, sizing, commitment or cleanup")).ToList();
        return [met.Count switch
        {
            4 => Verdict.Pass(Verdict.WholeSystem, "Cost is estimated, sized, committed and cleaned up.", evidence),
            >= 2 => Verdict.Partial(Verdict.WholeSystem, $"What is missing: {missing}.", evidence),
            1 => Verdict.Fail(Verdict.WholeSystem, $"There is {met[0].Name} only; what is missing: {missing}.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, "Nothing shows that cost is planned.", evidence),
        }];
    }

    private static Evidence? Said(RepositoryFacts repository, Idiom idiom) => repository.HitsOf(idiom).FirstOrDefault(hit => !Trial().IsMatch(hit.Excerpt) && (CostName().IsMatch(hit.Path) || (CostFile().IsMatch(hit.Path) && repository.HitsIn(hit.Path, Section).Any(section => hit.Line >= section.Line && hit.Line < section.Line + SectionLines)))) is { } hit ? Evidence.Strong(hit.Excerpt, hit.Location) : null;

    private static Evidence? InCi(RepositoryFacts repository)
    {
        var step = repository.Pipelines.SelectMany(pipeline => pipeline.Steps.Select(step => (pipeline, step))).FirstOrDefault(one => Infracost().IsMatch(one.step.Text));
        return step.pipeline is null ? null : Evidence.Certain("an estimate on changes", new(step.pipeline.Path, step.step.Line));
    }

    private static Evidence? Cleanup(RepositoryFacts repository, ImmutableArray<CloudResource> all)
    {
        var rule = all.FirstOrDefault(one => one.Is("aws_ecr_lifecycle_policy", "aws_s3_bucket_lifecycle_configuration", "azurerm_storage_management_policy", "azurerm_dev_test_global_vm_shutdown_schedule", "aws_autoscaling_schedule", "Microsoft.Storage/storageAccounts/managementPolicies")
            || one.Setting("lifecycle_rule", "LifecycleConfiguration", "LifecyclePolicy", "cleanup_policies", "retention_policy_in_days").Exists);
        var stale = repository.Pipelines.SelectMany(pipeline => pipeline.Steps.Select(step => (pipeline, step))).FirstOrDefault(one => Cleans().IsMatch(one.step.Text));
        return rule is not null ? rule.Evidence()
            : Cluster.Of(repository).Resources.FirstOrDefault(one => one.Name.Contains("downscaler", StringComparison.OrdinalIgnoreCase)) is { } scaler ? Evidence.Certain(scaler.Name, new(scaler.Path, scaler.Root.Line))
            : stale.pipeline is not null ? Evidence.Certain("old artefacts are deleted", new(stale.pipeline.Path, stale.step.Line))
            : null;
    }

    private static Idiom Prose(string name, ImmutableArray<string> anchors, string pattern) => new(name, anchors)
    {
        Pattern = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
        Languages = [Language.Markdown, Language.Text],
        In = PathClasses.Documentation,
        LimitPerFile = 20,
    };

    // cost-estimate.md
    [GeneratedRegex("""(^|/)[^/]*(cost|finops)[^/]*$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CostName();

    // What a trial costs says nothing of production.
    [GeneratedRegex("""\b(development|testing|dev|sandbox|free tier|demo)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trial();

    // Prices of the product stand in other documents.
    [GeneratedRegex("""(cost|deploy|infra|terraform|hosting|operations|budget)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CostFile();

    [GeneratedRegex("""infracost|opencost|kubecost""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Infracost();

    [GeneratedRegex("""delete-package-versions|ghcr-cleanup|container-retention-policy|\bacr\s+purge\b|cleanup-preview""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cleans();
}
