using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Readiness.Checks.Governance;

public sealed partial class ObligationsAreKnown : Check
{
    private static readonly Idiom Claimed = new("compliance.programme/claimed", ["SOC 2", "SOC2", "ISO 27001", "HIPAA", "PCI DSS", "PCI-DSS", "FedRAMP"])
    {
        Pattern = Claim(),
        Languages = [Language.Markdown, Language.Text, Language.Markup, Language.JavaScript],
        In = PathClasses.Production | PathClasses.Documentation,
        Accept = match => SalesPage().IsMatch(match.Path) && !Planned().IsMatch(match.LineText),
        LimitPerFile = 2,
    };

    public override CheckInfo Info { get; } = new("compliance.programme", Category.Governance, Priority.Low, "The required frameworks are chosen, mapped and scanned")
    {
        Why = "A promise on the sales page that nobody can prove ends the deal in the first questionnaire, or in court.",
        Remedy = "Write down which frameworks bind you, who answers for each and when it is next audited, and scan the infrastructure against a benchmark.",
        Effort = Effort.Large,
        Methods = [Method.Attestation, Method.Repository],
        References = ["Azure Well-Architected SE:01", "CIS Benchmarks"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Claimed];

    public override AttestationForm Attestation { get; } =
        new("The obligations of this system are listed, each with an owner, and nothing beyond the law binds it otherwise.", ["frameworks (or none)", "owner", "status", "auditor", "next date", "last scan of the infrastructure"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var scan = PipelineRun.Of(repository).FirstOrDefault(run => Scanner().IsMatch(run.Text)) is { } run ? run.Show("compliance scan", Scanner())
            : repository.Resources.FirstOrDefault(one => one.Class == PathClasses.Production && ScanResource().IsMatch(one.Type)) is { } resource ? Evidence.Certain(resource.Type, resource.Location)
            : repository.KubernetesResources.FirstOrDefault(one => one.Class == PathClasses.Production && ClusterScan().IsMatch($"{one.Kind} {one.Name}")) is { } operated ? Evidence.Certain($"{operated.Kind} {operated.Name}", new(operated.Path, operated.Root.Line)) : null;
        var list = repository.Files.FirstOrDefault(file => file.Class == PathClasses.Documentation && ObligationPage().IsMatch(file.Path)) is { } page ? Evidence.Hint("page on obligations", new(page.Path, 0)) : null;
        var claim = repository.FirstOf(null, Claimed);
        return (scan, list, claim) switch
        {
            (not null, _, _) => [Verdict.Partial(Verdict.WholeSystem, list is null ? "The infrastructure is scanned; which obligations there are is not written down." : "Obligations are written down and the infrastructure is scanned; nobody has attested them.", [scan, .. list is null ? (Evidence[])[] : [list]])],
            (_, not null, _) => [Verdict.Partial(Verdict.WholeSystem, "Obligations are written down; nothing scans the infrastructure against them.", list)],
            (_, _, not null) => [Verdict.Fail(Verdict.WholeSystem, "A framework is promised, and nothing records how it is kept.", Evidence.Strong("promise", claim.Location))],
            _ => [],
        };
    }

    [GeneratedRegex("""(SOC ?2( Type (1|2|I|II))?[ -](certif|complian|attest|ready|audited)\w*|ISO ?27001[ -](certif|complian)\w*|HIPAA[ -](complian|ready|certif)\w*|PCI[ -]DSS[ -](complian|certif|Level)\w*|FedRAMP[ -](authori|complian)\w*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Claim();

    // - [ ] SOC 2 certification: an intention promises nothing.
    [GeneratedRegex("""(\[ \]|\b(plan(ned)?|roadmap|todo|future|goal|soon|target)\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Planned();

    [GeneratedRegex("""(^readme|(^|/)(landing|marketing|home|pricing|about|security|trust|enterprise|website|index|hero|footer|features?)[^/]*(/[^/]+)*\.(tsx?|jsx?|vue|svelte|html|astro|mdx?)$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SalesPage();

    [GeneratedRegex("""(\bcheckov\b|bridgecrewio/checkov|\bkubescape\b|\bprowler\b|\bkube-bench\b|\btfsec\b|\bterrascan\b|\btrivy\b[^\n]*\s(config|k8s)\b|scan-type:\s*['"]?config|\bkics\b|\bscoutsuite\b|\bopa\s+(test|eval)|\bconftest\s+test|\bsnyk\s+iac|\binspec\s+exec)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scanner();

    [GeneratedRegex("""^(aws_securityhub_\w+|aws_config_(config_rule|conformance_pack|configuration_recorder)|azurerm_(policy_assignment|subscription_policy_assignment|resource_group_policy_assignment|security_center_\w+)|google_scc_\w+|AWS::SecurityHub::Hub|AWS::Config::\w+|Microsoft\.Security/pricings|Microsoft\.Authorization/policyAssignments)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ScanResource();

    [GeneratedRegex("""(kube-?bench|kubescape|trivy-?operator|ClusterPolicyReport|\bConstraintTemplate\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClusterScan();

    [GeneratedRegex("""(^|/)(docs?|legal|compliance|security|policies)/((?!issues|plans|adr)[^/]+/)*(compliance(/[^/]+)?|soc-?2|iso-?27001|hipaa|pci-?dss|obligations|regulatory)[\w-]*\.(md|mdx|adoc|rst)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ObligationPage();
}
