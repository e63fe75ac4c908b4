namespace Gapless.Readiness.Checks.Reliability;

/// <summary>The liveness and readiness probes of a Kubernetes workload.</summary>
internal static class ProbePair
{
    // Stores and brokers bring their own probes or charts; they are no part of the application.
    private static readonly ImmutableArray<string> Bought =
        ["postgres", "mysql", "mariadb", "mongo", "redis", "valkey", "rabbitmq", "kafka", "zookeeper", "elasticsearch", "opensearch", "nats", "memcached", "minio", "grafana", "prometheus", "jaeger"];

    public static bool IsOwnWorkload(KubernetesResource resource) =>
        resource.Class == PathClasses.Production && resource.Kind is "Deployment" or "StatefulSet" or "DaemonSet" && resource.PodSpec["containers"].Items.Any(IsOwn);

    /// <summary>The worst container decides.</summary>
    public static Verdict Judge(KubernetesResource workload) =>
        workload.PodSpec["containers"].Items.Where(IsOwn).Select(container => Judge(workload, container)).MaxBy(verdict => verdict.Outcome)!;

    private static bool IsOwn(Node container)
    {
        var image = (container["image"].Text ?? "").Split('@')[0].Split('/')[^1];
        return !Bought.Any(name => image.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    private static Verdict Judge(KubernetesResource workload, Node container)
    {
        var (live, ready) = (container["livenessProbe"], container["readinessProbe"]);
        var subject = $"{workload.Kind}/{workload.Name}";
        var evidence = new[] { live, ready }.Where(probe => probe.Exists).DefaultIfEmpty(container)
            .Select(probe => Evidence.Certain(probe == container ? "no probes" : Flat(probe), new Location(workload.Path, probe.Line)));
        return (live.Exists, ready.Exists) switch
        {
            (false, false) => Verdict.Fail(subject, "The workload has no probes.", evidence),
            (true, false) => Verdict.Partial(subject, "The workload has no readiness probe.", evidence),
            (false, true) => Verdict.Partial(subject, "The workload has no liveness probe.", evidence),
            _ when Target(live).Equals(Target(ready), StringComparison.Ordinal) => Verdict.Partial(subject, "Both probes ask the same question.", evidence),
            _ when ready["tcpSocket"].Exists => Verdict.Partial(subject, "The readiness probe only opens a connection.", evidence),
            _ => Verdict.Pass(subject, "Liveness and readiness ask different questions.", evidence),
        };
    }

    // What is asked, without how often.
    private static string Target(Node probe) => string.Join(' ', ((string[])["httpGet", "grpc", "exec", "tcpSocket"]).Where(kind => probe[kind].Exists).Select(kind => kind + " " + Flat(probe[kind])));

    private static string Flat(Node node) => string.Join(' ', node.Descendants().Select(one => one.Text).OfType<string>());
}
