using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class ImagesAreScanned : Check
{
    public override CheckInfo Info { get; } = new("supply.image-scan", Category.Delivery, Priority.High, "Container images are scanned before they ship")
    {
        Why = "An image carries an operating system of which nobody reads the list of packages; its holes ship with the application.",
        Remedy = "Scan the image that is pushed, stop the pipeline on fixable high and critical findings, and rebuild weekly.",
        Effort = Effort.Small,
        Methods = [Method.Heartbeat, Method.Repository],
        References = ["CKV_AWS_163", "kubescape C-0085", "NIST SP 800-190 section 4.1"],
        AppliesWhen = Condition.All(Fact.Docker),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var runs = PipelineRun.Of(repository);
        var scans = runs.Where(run => Scans(run.Text)).ToList();
        var own = scans.Where(run => !IsBaseOnly(repository, run)).ToList();
        if (own.Find(run => Gates(run)) is { } gate)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "The pipeline scans its images and stops on what it finds.", gate.Show("scans and stops", Scanner()))];
        }

        if (own.Count > 0)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "The pipeline scans its images, but findings stop nothing.", own.Take(3).Select(run => run.Show("scans without stopping", Scanner())))];
        }

        if (scans.Count > 0)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "Only the base image is scanned, not what is built on it.", scans.Take(3).Select(run => run.Show("scans the base image", Scanner())))];
        }

        return CloudCode.Of(repository).FirstOrDefault(ScansWhatIsPushed) is { } registry
            ? [Verdict.Partial(Verdict.WholeSystem, "The registry scans images after they are pushed; nothing stops a bad one.", registry.Evidence())]
            : [Verdict.Fail(Verdict.WholeSystem, "Nothing scans the images.", Evidence.Certain($"{runs.Count} steps of {repository.Pipelines.Length} pipelines read"))];
    }

    private static bool ScansWhatIsPushed(CloudResource one) =>
        (one.Kind is ResourceKind.Registry && (one.Setting("scan_on_push", "ScanOnPush", "imageScanOnPush", "image_scan_on_push", "repository_image_scan_on_push").IsTrue || one.Is("aws_ecr_registry_scanning_configuration", "AWS::ECR::RegistryScanningConfiguration")))
        || (one.Is("google_artifact_registry_repository") && one.Setting("enablement_config").Text is "INHERITED")
        || (one.Is("google_project_service", "google_project_services", "module/terraform-google-modules/project-factory*") && one.Properties.Descendants().Any(node => node.Text is "containerscanning.googleapis.com" or "ondemandscanning.googleapis.com"))
        || (one.Is("azurerm_security_center_subscription_pricing", "Microsoft.Security/pricings") && one.Properties.Descendants().Any(node => node.Text is "Containers" or "ContainerRegistry") && one.Setting("tier", "pricingTier").Text is "Standard");

    /// <summary><c>hb:image-report</c>: <c>critical</c>, <c>fixableCritical</c>, <c>high</c>, <c>fixableHigh</c> and the digest.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No report was ever received.")];
        }

        return [(last.Succeeded, ReportCounts.Of(last)) switch
        {
            (false, _) => Verdict.Fail(Verdict.WholeSystem, "The last scan failed.", Evidence.Certain("the report says that it failed")),
            (_, null) => Verdict.Partial(Verdict.WholeSystem, "The last report does not say how many findings there are.", Evidence.Certain("a report without counts")),
            (_, { HasFixable: true } counts) => Verdict.Fail(Verdict.WholeSystem, "The image has high or critical vulnerabilities that have a fix.", counts.Show()),
            (_, { IsClean: false } counts) => Verdict.Partial(Verdict.WholeSystem, "The image has high or critical vulnerabilities without a fix yet.", counts.Show()),
            (_, { } counts) => Verdict.Pass(Verdict.WholeSystem, "The last report has no critical and no high finding.", counts.Show()),
        }];
    }

    // trivy looks at folders too, and its action at an image unless told otherwise.
    private static bool Scans(string text) => Scanner().IsMatch(text) && (!TrivyAction().IsMatch(text) || (!OtherTarget().IsMatch(text) && ImageTarget().IsMatch(text)));

    private static bool Gates(PipelineRun run) => !run.IsSwallowed && !Template().IsMatch(run.Text) && (Gate().IsMatch(run.Text) || (GatesByItself().IsMatch(run.Text) && !NoGate().IsMatch(run.Text)));

    /// <summary>It names an image that a Dockerfile begins with.</summary>
    private static bool IsBaseOnly(RepositoryFacts repository, PipelineRun run)
    {
        var bases = repository.Dockerfiles.SelectMany(file => file.Stages).Where(stage => stage.Parent is null && stage.Image.Contains(':', StringComparison.Ordinal)).Select(stage => stage.Image);
        return bases.Any(image => run.Text.Split([' ', '\n', '"', '\''], StringSplitOptions.RemoveEmptyEntries).Contains(image, StringComparer.Ordinal));
    }

    [GeneratedRegex("""(\btrivy\b[^\n]*\simage\b|^trivy\n(?=[^\0]{0,200}imageRef)|aquasecurity/trivy-action|\bgrype\s+(?!(dir:|sbom:|\.|--version|version|db\b))|anchore/scan-action|\bdocker\s+scout\s+(cves|quickview|recommendations|policy)|docker/scout-action|\bsnyk\s+container\s+(test|monitor)|snyk/actions/docker|\banchore(ctl|-cli)\s+image|\bclair(-scanner|ctl)\b|\btwistcli\s+images\s+scan|azure/container-scan|\baws\s+ecr\s+(start-image-scan|describe-image-scan-findings)|\bgcloud\s+artifacts\s+docker\s+images\s+scan|Container-Scanning\.(latest\.)?gitlab-ci|container-scanning(@|$)|\bsysdig-cli-scanner\b|sysdiglabs/scan-action|\blacework\b[^\n]*\bcontainer\s+evaluate)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scanner();

    [GeneratedRegex("""aquasecurity/trivy-action""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrivyAction();

    [GeneratedRegex("""^scan-type:\s*['"]?(fs|repo|rootfs|config|sbom|filesystem)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherTarget();

    [GeneratedRegex("""^(image-ref|input|scan-type):""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImageTarget();

    // exit-code: 1   --exit-code=1   --fail-on high   grype -f critical   fail-build: true   exit-code: true (Docker Scout)
    [GeneratedRegex("""(--exit-code[=\s]+['"]?[1-9]|^exit-code:\s*['"]?([1-9]|true)|--fail-on\b|\bgrype\b[^\n]*\s-f\s|^fail-build:\s*['"]?true|\bscout\b[^\n]*\s(--exit-code|-e)\b|^exit-on:|--policy\b|--evaluate-policies)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gate();

    [GeneratedRegex("""(anchore/scan-action|\bsnyk\s+container\s+test|snyk/actions/docker|azure/container-scan|\bclair-scanner\b|\btwistcli\b|sysdig-cli-scanner|sysdiglabs/scan-action)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GatesByItself();

    [GeneratedRegex("""^(fail-build|stop-on-failed-policy-eval):\s*['"]?false|^command:\s*['"]?monitor""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoGate();

    [GeneratedRegex("""Container-Scanning\.|container-scanning(@|$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Template();
}
