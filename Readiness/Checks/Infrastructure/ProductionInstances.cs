using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>How many instances of each part production runs, as manifests, infrastructure code, platform files and Compose files say.</summary>
internal static class ProductionInstances
{
    public static ImmutableArray<Instances> Of(RepositoryFacts repository)
    {
        ImmutableArray<Instances> found = [.. Workloads(repository), .. CloudInstances.Of(repository), .. PlatformFiles.Apps(repository).Select(OfPlatform)];
        return found.IsEmpty ? [.. Compose(repository)] : found;
    }

    private static IEnumerable<Instances> Workloads(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        var ours = cluster.Workloads.Where(workload => workload.IsReplicated && !workload.Containers.Any(container => StoreImages.KindOf(container["image"].Text) is not null)).ToList();
        var served = ours.Where(workload => cluster.Selecting(workload, "Service", "spec", "selector").Any()).ToList();
        return (served.Count > 0 ? served : ours).Select(workload => OfWorkload(cluster, workload));
    }

    private static Instances OfWorkload(Cluster cluster, Workload workload)
    {
        var replicas = Replicas.Of(cluster, workload);
        var shown = Evidence.Certain(replicas.Scaler is { } scaler ? $"{scaler.Kind} keeps {replicas.Least?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "a computed number"} to {replicas.Most}" : $"replicas {workload.Resource.Root.At("spec", "replicas").Text ?? "not set"}", replicas.Where);
        return new(workload.Subject, replicas.Scaler is null && !workload.Resource.Root.At("spec", "replicas").Exists ? null : replicas.Least, replicas.Most, shown)
        {
            IsUnresolved = replicas.Least is null,
            ScalingFlaw = replicas.Scaler is null ? null : Flaw(workload, replicas),
        };
    }

    private static string? Flaw(Workload workload, Replicas replicas)
    {
        var metrics = replicas.Scaler!.Root["spec"][replicas.Scaler.Kind is "ScaledObject" ? "triggers" : "metrics"];
        var isByCpu = metrics.Items.Any(metric => metric.At("resource", "name").Text is "cpu" && metric.At("resource", "target", "type").Text is null or "Utilization") || replicas.Scaler.Root.At("spec", "targetCPUUtilizationPercentage").Exists;
        return replicas.Most <= replicas.Least ? "its maximum is its minimum"
            : replicas.Scaler.Kind is not "ScaledObject" && replicas.Least < 2 ? "its minimum is below two"
            : metrics.Items.Length == 0 && !replicas.Scaler.Root.At("spec", "targetCPUUtilizationPercentage").Exists ? "it names no metric"
            : isByCpu && workload.Containers.Any(container => !container.At("resources", "requests", "cpu").Exists && !container.At("resources", "limits", "cpu").Exists) ? "it follows CPU, but a container requests none"
            : null;
    }

    private static Instances OfPlatform(PlatformApp app) =>
        new($"{app.Platform} {app.Name}", app.Least, app.Most, Evidence.Certain(app.IsServerless ? $"{app.Platform} runs as many as there are requests" : app.Least is { } least ? $"{app.Platform} keeps at least {least.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : $"{app.Platform}: the number is not stated", app.Where))
        {
            IsServerless = app.IsServerless,
            ScalingFlaw = app.Most is { } most && most <= app.Least ? "its maximum is its minimum" : null,
        };

    // docker stack deploy spreads deploy.replicas over hosts; docker compose up does not.
    private static IEnumerable<Instances> Compose(RepositoryFacts repository) =>
        from file in ProductionCompose.Of(repository)
        from service in file.Services
        where StoreImages.KindOf(service.Image) is null && (service.BuildContext is not null || repository.Components.Any(part => part.IsService && service.Image?.Contains(part.Name, StringComparison.OrdinalIgnoreCase) == true))
        let replicas = service.Definition.At("deploy", "replicas")
        let isSwarm = service.Definition.At("deploy", "update_config").Exists || service.Definition.At("deploy", "placement").Exists || file.Path.Contains("stack", StringComparison.OrdinalIgnoreCase) || file.Path.Contains("swarm", StringComparison.OrdinalIgnoreCase)
        select new Instances(service.Name, replicas.Number ?? 1, null, Evidence.Certain($"service {service.Name}, {(replicas.Exists ? $"{replicas.Text} replicas" : "one container")}", new(file.Path, replicas.Exists ? replicas.Line : service.Definition.Line))) { IsOnOneHost = !isSwarm };
}
