using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Reliability;

public sealed class PlatformUsesTheProbes : Check
{
    private static readonly Idiom Infrastructure = new("health.wired/infrastructure", ["health_check", "healthCheck", "liveness_probe", "readiness_probe", "probes:", "startup_probe"])
    {
        Languages = [Language.Hcl, Language.Bicep],
    };

    private static readonly Idiom Aspire = new("health.wired/aspire", ["WithHttpHealthCheck", "WithHttpProbe"]) { Languages = [Language.CSharp], CodeOnly = true };

    // new FargateService(…, { healthCheck: … })   service.target_group.configure_health_check(path="/health")   Probes: app.ContainerAppProbeArray{…}
    private static readonly Idiom Program = new("health.wired/program", ["healthCheck:", "health_check=", "configureHealthCheck(", "configure_health_check(", "HealthCheck =", "Probes:", "probes:", "livenessProbe:", "liveness_probe=", "probes=", "Probes ="])
    {
        Languages = [Language.JavaScript, Language.Python, Language.CSharp, Language.Java, Language.Go],
        CodeOnly = true,
        LimitPerFile = 2,
    };

    private static readonly string[] PlatformFiles = ["fly.toml", "render.yaml", "railway.json", "railway.toml", "app.yaml"];

    public override CheckInfo Info { get; } = new("health.wired", Category.Reliability, Priority.High, "The platform uses the health endpoints")
    {
        Why = "An endpoint that nobody asks restarts nothing and takes no sick instance out of the traffic.",
        Remedy = "Wire a liveness and a readiness probe to each workload, and align their thresholds with the start time.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Kubernetes: liveness, readiness and startup probes", "CKV_K8S_8", "CKV_K8S_9", "kubescape C-0018"],
        AppliesWhen = Condition.All(Fact.Service, Fact.Docker).Or(Condition.All(Fact.Service, Fact.Compose)).Or(Condition.All(Fact.Kubernetes))
            .Or(Condition.All(Fact.Service, Fact.InfrastructureCode)).Or(Condition.All(Fact.Service, Fact.PlatformService)).Or(Condition.All(Fact.Service, Fact.Aspire)),
    };

    public override ImmutableArray<Idiom> Idioms => [Infrastructure, Aspire, Program];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var workloads = Cluster.Of(repository).Workloads.Where(one => one.Kind is "Deployment" or "StatefulSet" or "DaemonSet" or "Rollout").ToList();
        if (workloads.Count > 0)
        {
            return workloads.Select(JudgeWorkload);
        }

        if (Cluster.Of(repository).OfKind("HelmRelease").Any())
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "The charts that are released from here set the probes.")];
        }

        if (!repository.Facts.Has(Fact.Service))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "nothing that runs for ever is deployed from here")];
        }

        if (ProductionInstances.Of(repository) is { IsEmpty: false } instances && instances.All(one => one.IsServerless))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "the platform starts an instance for each request")];
        }

        if (repository.HitsOf(Infrastructure).Concat(repository.HitsOf(Aspire)).Concat(OfPrograms(repository)).FirstOrDefault(hit => hit.Class == PathClasses.Production) is { } hit)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "The infrastructure code wires a health check.", Evidence.Strong(hit.Excerpt, hit.Location))];
        }

        if (Platform(repository) is { } platform)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "The platform's settings name a health check.", platform)];
        }

        return Containers(repository);
    }

    // Only where the program makes what runs: the same words stand in many others.
    private static IEnumerable<IdiomHit> OfPrograms(RepositoryFacts repository)
    {
        var making = repository.Resources.Where(one => one.Tool is InfrastructureTool.CloudDevelopmentKit or InfrastructureTool.Pulumi && one.Kind is ResourceKind.Compute or ResourceKind.LoadBalancer).Select(one => one.Path).ToHashSet(StringComparer.Ordinal);
        return making.Count == 0 ? [] : repository.HitsOf(Program).Where(hit => making.Contains(hit.Path));
    }

    private static Verdict JudgeWorkload(Workload workload)
    {
        var name = workload.Subject;
        var container = workload.Containers.FirstOrDefault() ?? Node.Missing;
        var (live, ready) = (container["livenessProbe"], container["readinessProbe"]);
        var evidence = Evidence.Certain($"liveness {(live.Exists ? "set" : "missing")}, readiness {(ready.Exists ? "set" : "missing")}", new(workload.Resource.Path, live.Exists ? live.Line : ready.Exists ? ready.Line : container.Line));
        return (live.Exists, ready.Exists) switch
        {
            (true, true) when ready["tcpSocket"].Exists => Verdict.Partial(name, "Its readiness probe only opens a TCP connection.", evidence),
            (true, true) => Verdict.Pass(name, "Liveness and readiness are probed.", evidence),
            (false, false) => Verdict.Fail(name, "It has no probe.", evidence),
            (true, false) => Verdict.Partial(name, "It has no readiness probe.", evidence),
            _ => Verdict.Partial(name, "It has no liveness probe.", evidence),
        };
    }

    private static Evidence? Platform(RepositoryFacts repository)
    {
        foreach (var file in repository.DataFiles.Where(file => file.Class == PathClasses.Production && PlatformFiles.Contains(file.Path[(file.Path.LastIndexOf('/') + 1)..], StringComparer.Ordinal)))
        {
            var check = file.Documents.SelectMany(document => document.Descendants()).SelectMany(node => node.Entries)
                .FirstOrDefault(entry => entry.Key is "checks" or "healthCheckPath" or "healthcheckPath" or "health_check" or "readiness_check");
            if (check.Key is not null)
            {
                return Evidence.Certain(check.Key, new(file.Path, check.Value.Line));
            }
        }

        return null;
    }

    /// <summary>Built here, or named after a component: the health of a database is its own matter.</summary>
    private static bool IsOurs(RepositoryFacts repository, ComposeService service) =>
        service.BuildContext is not null || repository.Components.Any(component => component.IsService && service.Image?.Contains(component.Name, StringComparison.OrdinalIgnoreCase) == true);

    private static IEnumerable<Verdict> Containers(RepositoryFacts repository)
    {
        var compose = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production)
            .SelectMany(file => file.Services.Where(service => IsOurs(repository, service)).Select(service => (file, service)))
            .ToList();
        if (compose.Exists(one => one.service.Definition["healthcheck"].Exists))
        {
            return compose.Select(one => one.service.Definition["healthcheck"] is { Exists: true } check
                ? Verdict.Pass(one.service.Name, "Compose checks its health.", Evidence.Certain("healthcheck", new(one.file.Path, check.Line)))
                : Verdict.Fail(one.service.Name, "Compose does not check its health.", Evidence.Certain("no healthcheck", new(one.file.Path, one.service.Definition.Line))));
        }

        var image = repository.Dockerfiles.FirstOrDefault(file => file.Class == PathClasses.Production && file.FinalChain().Any(stage => stage.Last("HEALTHCHECK") is { } check && !check.Arguments.StartsWith("NONE", StringComparison.OrdinalIgnoreCase)));
        return [image is not null
            ? Verdict.Partial(Verdict.WholeSystem, "Only the image checks its health; Kubernetes and most platforms ignore that.", Evidence.Certain("HEALTHCHECK", new(image.Path, image.Final!.Last("HEALTHCHECK")?.Line ?? 0)))
            : Verdict.Fail(Verdict.WholeSystem, "Nothing that runs it asks for its health.", Evidence.Certain("no probe in manifests, Compose, infrastructure code or images"))];
    }
}
