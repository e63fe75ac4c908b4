namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>How many instances infrastructure code asks for, as each provider writes it.</summary>
internal static class CloudInstances
{
    public static IEnumerable<Instances> Of(RepositoryFacts repository)
    {
        var resources = CloudCode.Of(repository);
        var found = resources.Where(one => one.Kind is ResourceKind.Compute or ResourceKind.Autoscaling or ResourceKind.LoadBalancer).Select(one => (Resource: one, Instances: Read(one, resources))).Where(one => one.Instances is not null).ToList();

        // Beside services that run in containers a function ships logs or rotates secrets.
        var hasServices = found.Exists(one => IsService(one.Resource));
        return found.Where(one => !hasServices || !IsFunction(one.Resource)).Select(one => one.Instances!);
    }

    private static bool IsService(CloudResource one) => one.Is("aws_ecs_service", "AWS::ECS::Service", "FargateService", "Ec2Service", "ApplicationLoadBalancedFargateService", "ApplicationLoadBalancedEc2Service");

    private static bool IsFunction(CloudResource one) => one.Is("aws_lambda_function", "AWS::Lambda::Function", "AWS::Serverless::Function", "NodejsFunction", "DockerImageFunction", "PythonFunction", "GoFunction", "RustFunction", "lambda.Function", "_lambda.Function", "lambda_.Function", "aws_lambda.Function");


    private static Instances? Read(CloudResource one, ImmutableArray<CloudResource> all) => one switch
    {
        _ when one.Is("aws_ecs_service", "AWS::ECS::Service") => Scaled(one, one.Setting("desired_count"), 1, Scaler(all, one, "aws_appautoscaling_target", "AWS::ApplicationAutoScaling::ScalableTarget"), "min_capacity", "max_capacity"),
        _ when one.Is("FargateService", "Ec2Service", "ApplicationLoadBalancedFargateService", "ApplicationLoadBalancedEc2Service") => Scaled(one, one.Setting("desiredCount", "desired_count", "DesiredCount"), 1, null, "", ""),
        _ when one.Is("azurerm_container_app", "Microsoft.App/containerApps", "module/avm/res/app/container-app*", "module/Azure/avm-res-app-containerapp*") => one.Setting("scale_min_replicas", "scale_max_replicas").Exists ? Elastic(Scaled(one, one.Setting("scale_min_replicas"), 3, one, "scale_min_replicas", "scale_max_replicas")) : Elastic(Scaled(one, one.Setting("min_replicas"), 0, one, "min_replicas", "max_replicas")),
        _ when one.Is("google_cloud_run_service", "google_cloud_run_v2_service") => Elastic(Scaled(one, Minimum(one), 0, one, "min_instance_count", "max_instance_count")),
        _ when one.Is("aws_autoscaling_group", "AWS::AutoScaling::AutoScalingGroup") => Scaled(one, one.Setting("min_size"), 1, one, "min_size", "max_size"),
        _ when one.Is("azurerm_service_plan", "azurerm_app_service_plan", "Microsoft.Web/serverfarms") => Plan(one, Scaler(all, one, "azurerm_monitor_autoscale_setting", "Microsoft.Insights/autoscalesettings")),
        _ when one.Is("azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set", "Microsoft.Compute/virtualMachineScaleSets") => Scaled(one, one.Setting("instances", "capacity"), 1, Scaler(all, one, "azurerm_monitor_autoscale_setting", "Microsoft.Insights/autoscalesettings"), "minimum", "maximum"),
        _ when one.Is("google_compute_instance_group_manager", "google_compute_region_instance_group_manager") => Scaled(one, one.Setting("target_size"), 1, Scaler(all, one, "google_compute_autoscaler", "google_compute_region_autoscaler"), "min_replicas", "max_replicas"),
        _ when one.Is("digitalocean_app") => Scaled(one, one.Setting("min_instance_count", "instance_count"), 1, one.Setting("autoscaling").Exists ? one : null, "min_instance_count", "max_instance_count"),
        _ when one.Is("aws_instance", "AWS::EC2::Instance", "azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "google_compute_instance", "digitalocean_droplet", "hcloud_server", "linode_instance", "Microsoft.Compute/virtualMachines") => Machine(one),
        _ when one.Is("aws_lambda_function", "AWS::Lambda::Function", "AWS::Serverless::Function", "azurerm_linux_function_app", "azurerm_windows_function_app", "azurerm_function_app", "google_cloudfunctions*", "aws_apprunner_service", "AWS::AppRunner::Service", "google_app_engine_standard_app_version", "vercel_project", "azurerm_static_web_app", "azurerm_static_site", "Microsoft.Web/staticSites", "NodejsFunction", "DockerImageFunction", "lambda.Function", "_lambda.Function", "lambda_.Function", "aws_lambda.Function", "PythonFunction", "GoFunction", "RustFunction") =>
            new(Name(one), null, null, one.Evidence($"{one.Type} runs as many as there are requests")) { IsServerless = true },
        _ => null,
    };

    private static Instances Scaled(CloudResource one, Node count, long missing, CloudResource? scaler, string least, string most)
    {
        var stated = scaler?.Setting(least) is { Exists: true } lower ? lower : count;
        var (minimum, maximum) = (stated.Exists ? stated.Number : missing, scaler?.Setting(most) is { Exists: true } upper ? upper.Number : null);
        var isScaled = scaler is not null && (scaler != one || maximum is not null);
        return new(Name(one), minimum, isScaled ? maximum ?? long.MaxValue : null, Evidence.Certain(Say(one, minimum, isScaled ? maximum : null), (scaler ?? one).At(stated)))
        {
            IsUnresolved = CloudCode.IsUnresolved(stated),
            ScalingFlaw = isScaled && maximum <= minimum ? "its maximum is its minimum" : null,
        };
    }

    // The platform scales them between limits of its own where the code gives none; a maximum of one forbids it.
    private static Instances Elastic(Instances one) => one.Most is null && !one.IsUnresolved ? one with { Most = long.MaxValue } : one.Most is 0 or 1 ? one with { Most = null, ScalingFlaw = null } : one;

    private static Instances Plan(CloudResource one, CloudResource? scaler) => one.Setting("sku_name", "tier", "name").Text is "Y1" or "Dynamic" or "FC1"
        ? new(Name(one), null, null, one.Evidence("a consumption plan runs as many as there are requests")) { IsServerless = true }
        : one.Setting("zone_balancing_enabled", "zoneRedundant") is { IsTrue: true } zones
            ? new(Name(one), 2, scaler?.Number("maximum"), Evidence.Certain("the plan is spread over zones", one.At(zones)))
            : Scaled(one, one.Setting("worker_count", "capacity"), 1, scaler, "minimum", "maximum");

    private static Instances Machine(CloudResource one)
    {
        var count = one.Properties["count"];
        return new(Name(one), one.Properties["for_each"].Exists ? null : count.Exists ? count.Number : 1, null, one.Evidence($"{one.Type} {one.Name}: {(count.Exists ? count.Text : "one")} machine")) { IsUnresolved = CloudCode.IsUnresolved(count) || one.Properties["for_each"].Exists };
    }

    // annotations = { "autoscaling.knative.dev/minScale" = "2" }
    private static Node Minimum(CloudResource one) => one.Setting("min_instance_count") is { Exists: true } own ? own : one.Setting("autoscaling.knative.dev/minScale");

    /// <summary>The one that names it, or the only one there is.</summary>
    private static CloudResource? Scaler(ImmutableArray<CloudResource> all, CloudResource target, params string[] types)
    {
        var scalers = all.Where(one => one.Is(types)).ToList();
        return scalers.Find(one => one.Mentions(target)) ?? (scalers.Count == 1 && all.Count(one => one.Type.Equals(target.Type, StringComparison.Ordinal)) == 1 ? scalers[0] : null);
    }

    private static string Name(CloudResource one) => $"{one.Type} {one.Name}".TrimEnd();

    private static string Say(CloudResource one, long? least, long? most) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{one.Type} {one.Name}: at least {(object?)least ?? "not known"}{(most is null ? "" : ", at most ")}{most}");
}
