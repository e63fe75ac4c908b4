using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>How the services of a cloud replace one version by the next, and go back, as infrastructure code says.</summary>
internal static class CloudReleases
{
    private static readonly string[] WebApps = ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service", "Microsoft.Web/sites"];
    private static readonly string[] Slots = ["azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot", "azurerm_app_service_slot", "azurerm_linux_function_app_slot", "azurerm_windows_function_app_slot", "Microsoft.Web/sites/slots"];
    private static readonly string[] ContainerServices = ["aws_ecs_service", "AWS::ECS::Service", "FargateService", "ecs.Service", "Ec2Service", "ApplicationLoadBalancedFargateService"];

    /// <summary>What goes back to the last version by itself or by one step.</summary>
    public static Evidence? Undone(RepositoryFacts repository) => CloudCode.Of(repository).FirstOrDefault(GoesBack)?.Evidence();

    /// <summary>One verdict for each service that code declares.</summary>
    public static IEnumerable<Verdict> Rollouts(RepositoryFacts repository)
    {
        var all = CloudCode.Of(repository);
        return all.Select(one => Judge(one, all)).OfType<Verdict>();
    }

    // deployment_circuit_breaker { enable = true, rollback = true }   DeploymentCircuitBreaker: { Rollback: true }   circuitBreaker: { rollback: true }
    private static bool GoesBack(CloudResource one) => one.Is(Slots)
        || one.Settings("deployment_circuit_breaker", "circuit_breaker").SelectMany(node => node.Descendants()).Any(node => node["rollback"].IsTrue || node["Rollback"].IsTrue)
        || (one.Setting("circuitBreaker", "circuit_breaker").Exists && one.Setting("rollback").IsTrue)
        || (one.Is("aws_codedeploy_deployment_group", "AWS::CodeDeploy::DeploymentGroup") && one.Setting("auto_rollback_configuration").Exists)
        || (one.Is("AWS::Serverless::Function", "AWS::Serverless::*") && one.Setting("DeploymentPreference").Exists);

    private static Verdict? Judge(CloudResource one, ImmutableArray<CloudResource> all) => one switch
    {
        _ when one.Is(ContainerServices) => OfContainers(one),
        _ when one.Is(WebApps) => OfWebApp(one, all),
        _ when one.Is(Slots) && !all.Any(other => other.Is(WebApps)) => Verdict.Pass(Subject(one), "A new version is warmed up in a slot and swapped in.", one.Evidence()),
        _ when one.Is("azurerm_container_app", "Microsoft.App/containerApps") => Verdict.Pass(Subject(one), one.Setting("revision_mode", "activeRevisionsMode").Text is "Multiple" or "multiple" ? "Revisions stand beside each other and share the traffic." : "The platform starts the new revision before it stops the old one.", one.Evidence()),
        _ when one.Is("google_cloud_run_service", "google_cloud_run_v2_service", "aws_apprunner_service", "AWS::AppRunner::Service", "google_app_engine_standard_app_version", "google_app_engine_flexible_app_version") => Verdict.Pass(Subject(one), "The platform starts the new revision before it stops the old one.", one.Evidence()),
        _ when one.Is("aws_lambda_alias") && one.Setting("routing_config").Exists => Verdict.Pass(Subject(one), "A part of the traffic goes to the new version first.", one.Evidence()),
        _ when one.Is("aws_codedeploy_deployment_group", "AWS::CodeDeploy::DeploymentGroup") => Verdict.Pass(Subject(one), "CodeDeploy moves traffic to the new version.", one.Evidence()),
        _ when one.Is("AWS::Serverless::Function") && one.Setting("DeploymentPreference").Exists => Verdict.Pass(Subject(one), "A part of the traffic goes to the new version first.", one.Evidence()),
        _ => null,
    };

    // Without a setting the service starts as many new tasks as there are old ones before it stops these.
    private static Verdict OfContainers(CloudResource one)
    {
        var least = one.Setting("deployment_minimum_healthy_percent", "MinimumHealthyPercent", "minHealthyPercent", "min_healthy_percent");
        var controller = one.Setting("deployment_controller", "DeploymentController", "deploymentController").Descendants().Select(node => node.Text ?? node["type"].Text ?? node["Type"].Text).FirstOrDefault(text => text is "CODE_DEPLOY" or "EXTERNAL");
        var evidence = Evidence.Certain(controller ?? (least.Exists ? $"at least {least.Text} % stay healthy" : "at least 100 % stay healthy, as the service does by itself"), one.At(least));
        return controller is not null ? Verdict.Pass(Subject(one), "CodeDeploy moves traffic to the new version.", evidence)
            : !least.Exists && one.Tool is InfrastructureTool.CloudDevelopmentKit ? Verdict.Partial(Subject(one), "Half of its tasks may stop before new ones run, as the construct does by itself.", Evidence.Certain("no least share is set", one.Location))
            : !least.Exists || least.Number >= 100 ? Verdict.Pass(Subject(one), "New tasks run before the old ones stop.", evidence)
            : least.Number is { } share ? share == 0 ? Verdict.Fail(Subject(one), "All tasks may stop before new ones run.", evidence) : Verdict.Partial(Subject(one), $"Only {share} % of its tasks stay while it is released.", evidence)
            : Verdict.Unknown(Subject(one), UnknownReason.Never, "How many tasks stay while it is released comes from a value that was not read.", evidence);
    }

    private static Verdict? OfWebApp(CloudResource one, ImmutableArray<CloudResource> all) =>
        one.Is("Microsoft.Web/sites") && one.Setting("kind").Text is { } kind && kind.Contains("function", StringComparison.OrdinalIgnoreCase) ? null
        : all.FirstOrDefault(other => other.Is(Slots)) is { } slot ? Verdict.Pass(Subject(one), "A new version is warmed up in a slot and swapped in.", slot.Evidence())
        : Verdict.Partial(Subject(one), "A release restarts the web app in its place: it has no slot to swap.", one.Evidence());

    private static string Subject(CloudResource one) => $"{one.Type} {one.Name}".TrimEnd();
}
