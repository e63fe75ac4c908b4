using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class DeploymentIsAutomated : Check
{
    public override CheckInfo Info { get; } = new("ci.deploy", Category.Delivery, Priority.High, "Deployment is automated and goes through pre-production")
    {
        Why = "A deployment done by hand differs each time, and the difference is found by the users.",
        Remedy = "Add a deploy job for each environment that needs the tests, pre-production before production.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Heartbeat],
        References = ["Azure Well-Architected OE:11", "AWS Well-Architected REL08-BP05"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.DataFiles.FirstOrDefault(IsGitOps) is { } gitOps)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "A Git commit drives the deployment.", Evidence.Certain("Argo CD or Flux resource", new(gitOps.Path, gitOps.Documents[0].Line)))];
        }

        var (isDeploy, isCompose) = (Once.PerText(Deploy().IsMatch), Once.PerText(Compose().IsMatch));
        var deploys = repository.Pipelines
            .SelectMany(pipeline => pipeline.Jobs.Where(job => !job.IsDisabled).Select(job => (pipeline, job, step: job.Steps.FirstOrDefault(step => !step.IsDisabled && (isDeploy(step.Text) || (isCompose(step.Text) && DeployName().IsMatch($"{pipeline.Path} {job.Name} {job.Environment}")))))))
            .Where(one => one.step is not null && !IsThrownAway(one.job))
            .ToList();
        if (deploys.Count > 0 && deploys.TrueForAll(one => Trial().IsMatch(one.job.Name)) && !repository.Pipelines.Any(pipeline => pipeline.Jobs.Any(job => !job.IsDisabled && DeployName().IsMatch(job.Name) && !Trial().IsMatch(job.Name))))
        {
            return [Verdict.Partial(Verdict.WholeSystem, "Only tests deploy, to an environment of their own.", deploys.Take(3).Select(one => Evidence.Certain($"job {one.job.Name} deploys", new(one.pipeline.Path, one.step!.Line, one.step.Text.Split('\n')[0]))))];
        }

        if (deploys.Count == 0 && CloudCode.Of(repository).FirstOrDefault(one => one.Is("aws_codepipeline", "AWS::CodePipeline::Pipeline", "google_clouddeploy_delivery_pipeline", "google_cloudbuild_trigger", "AWS::CodeDeploy::DeploymentGroup", "aws_codedeploy_deployment_group")) is { } pipeline)
        {
            return [OfCloud(pipeline)];
        }

        if (deploys.Count == 0)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "Nothing in the pipelines deploys.", Evidence.Certain($"{repository.Pipelines.Sum(pipeline => pipeline.Jobs.Length)} jobs of {repository.Pipelines.Length} pipelines read"))];
        }

        var evidence = deploys.Take(5).Select(one => Evidence.Certain($"job {one.job.Name} deploys{(one.job.Environment is { } name ? $" to {name}" : "")}", new(one.pipeline.Path, one.step!.Line, one.step.Text.Split('\n')[0]))).ToList();
        var automatic = deploys.Exists(one => one.pipeline.RunsOn("push") || one.pipeline.RunsOn("tag") || one.pipeline.RunsOn("release") || one.pipeline.RunsOn("workflow_run") || one.pipeline.RunsOn("workflow_call"));
        var tested = deploys.Exists(one => one.job.Needs.Length > 0 || one.pipeline.RunsOn("workflow_run") || one.job.Steps.Any(step => step.Commands.Any(command => Test().IsMatch(command.Text))));
        var staged = deploys.Exists(one => PreProduction().IsMatch($"{one.job.Environment} {one.job.Name} {one.pipeline.Path}")) || deploys.Exists(one => one.job.Environment is not null);
        return [(automatic, tested, staged) switch
        {
            (true, true, true) => Verdict.Pass(Verdict.WholeSystem, "Deployment follows the tests and goes through an environment.", evidence),
            (false, _, _) => Verdict.Partial(Verdict.WholeSystem, "Deployment is scripted, but somebody has to start it.", evidence),
            (_, false, _) => Verdict.Partial(Verdict.WholeSystem, "Deployment does not wait for the tests.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "Deployment goes straight to production.", evidence),
        }];
    }

    // What a job installs into a cluster of its own ends with the job.
    private static bool IsThrownAway(PipelineJob job) => job.Steps.Any(step => !step.IsDisabled && OwnCluster().IsMatch(step.Text)) && job.Environment is null;

    // stage { name = "Approve", action { category = "Approval" } }
    private static Verdict OfCloud(CloudResource pipeline)
    {
        var categories = pipeline.Properties.Descendants().Select(node => node.Text).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return categories.Contains("Approval") || categories.Contains("Test") || pipeline.Properties.Descendants().Any(node => node.Text is { } text && text.Contains("staging", StringComparison.OrdinalIgnoreCase))
            ? Verdict.Pass(Verdict.WholeSystem, "A pipeline of the cloud deploys, after an approval, a test or another environment.", pipeline.Evidence())
            : Verdict.Partial(Verdict.WholeSystem, "A pipeline of the cloud deploys; what comes before production was not found.", pipeline.Evidence());
    }

    private static bool IsGitOps(DataFile file) => file.Class == PathClasses.Production && file.Documents.Any(document =>
        document["apiVersion"].Text is { } version && ((version.StartsWith("argoproj.io/", StringComparison.Ordinal) && document["kind"].Text is "Application" or "ApplicationSet")
            || version.StartsWith("kustomize.toolkit.fluxcd.io/", StringComparison.Ordinal) || version.StartsWith("helm.toolkit.fluxcd.io/", StringComparison.Ordinal)));

    [GeneratedRegex("""(\bkubectl\s+(.*\s)?(apply|set\s+image|rollout)\b|\bhelm\s+(.*\s)?(upgrade|install)\b|\bkustomize\b.*\|\s*kubectl|\baz\s+(containerapp|webapp|functionapp|aks|deployment)\b|\baws\s+(ecs\s+update-service|deploy|lambda\s+update-function-code|cloudformation\s+deploy|s3\s+sync|ssm\s+send-command\b.*(deploy|docker|compose|release))|\boc\s+(.*\s)?(apply|rollout|new-app|process)\b|\b(sam|eb|helmfile|kapp|skaffold|caprover)\s+(deploy|sync|apply|run)\b|\bargocd\s+app\s+(sync|set)|\bcf\s+push\b|\bnomad\s+(job\s+)?run\b|\bdoctl\s+apps\s+(create-deployment|update)|\b(cdk|sst|sls|serverless|copilot)\s+deploy|\b(terraform|tofu)\s+(.*\s)?apply|\bpulumi\s+up|\bazd\s+(deploy|up)|\bfly(ctl)?\s+deploy|\bvercel\b.*(--prod|deploy)|\bnetlify\s+deploy|\bgcloud\s+(run|app|functions)\s+deploy|\bdocker\s+stack\s+deploy|\bssh\b.*docker[\s-]compose|\baspire\s+(deploy|publish)|\bwrangler\s+(deploy|publish)|\bheroku\b.*(deploy|release)|git\s+push\s+heroku|\bcap\s+\w+\s+deploy|\bkamal\s+deploy|\brailway\s+up|\bansible-playbook\b|azure/(webapps-deploy|k8s-deploy|container-apps-deploy-action|functions-action)|aws-actions/amazon-ecs-deploy|google-github-actions/deploy|superfly/flyctl-actions|amondnet/vercel-action|appleboy/ssh-action|cloudflare/(wrangler|pages)-action|digitalocean/app_action|firebase\b.*deploy)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Deploy();

    // Starting containers is a deployment only where the pipeline says that it deploys; tests start them too.
    [GeneratedRegex("""\bdocker[\s-]compose\b.*\bup\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Compose();

    [GeneratedRegex("""(deploy|release|production|staging)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeployName();

    [GeneratedRegex("""(^|[^a-z])(tests?|e2e|smoke|integration)([^a-z]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trial();

    [GeneratedRegex("""\b(test|pytest|vitest|jest|verify)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Test();

    [GeneratedRegex("""(stag(e|ing)|uat|pre-?prod|\bqa\b|test|preview)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PreProduction();

    [GeneratedRegex("""\b(helm|container-tools|engineerd)/(kind-action|setup-kind)|\bkind\s+create\s+cluster|\bminikube\s+start|/setup-minikube|\bk3d\s+cluster\s+create|/k3d-action|/setup-k3s""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnCluster();
}
