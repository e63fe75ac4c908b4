using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>The ways into the system from outside: what routes requests, and what is published without being routed.</summary>
internal sealed class Entries
{
    private static readonly string[] Routers = ["nginx", "traefik", "haproxy", "caddy", "envoy", "kong", "krakend", "tyk", "apisix", "openresty", "httpd", "swag", "yarp", "ocelot"];
    private static readonly string[] Tools = ["adminer", "pgadmin", "mail", "grafana", "prometheus", "jaeger", "kibana", "seq", "phpmyadmin", "redis-commander", "redisinsight", "mongo-express", "loki", "otel", "aspire-dashboard", "portainer", "dozzle", "minio", "azurite", "localstack", "swagger", "rabbitmq"];

    private Entries(ImmutableArray<Evidence> gateways, ImmutableArray<(string Name, Evidence Shown)> published, bool isKnown)
    {
        Gateways = gateways;
        Published = published;
        IsKnown = isKnown;
    }

    public ImmutableArray<Evidence> Gateways { get; }

    /// <summary>What outsiders reach without a gateway between.</summary>
    public ImmutableArray<(string Name, Evidence Shown)> Published { get; }

    /// <summary>Something says how the system is deployed.</summary>
    public bool IsKnown { get; }

    public static Entries Of(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        if (!cluster.Workloads.IsEmpty)
        {
            return new([.. InCluster(cluster)], [.. OfServices(cluster)], true);
        }

        var compose = Compose(repository);
        var gateways = compose.SelectMany(file => file.Services.Where(IsRouter).Select(service => Evidence.Certain($"{service.Name} routes requests", new(file.Path, service.Definition.Line))));
        var published = compose.SelectMany(file => file.Services.Where(service => IsOurs(service) && ComposeText.PublishedPort(service) is not null).Select(service => (service.Name, Evidence.Certain($"{service.Name} publishes a port", new(file.Path, ComposeText.PublishedPort(service)!.Line)))));
        return new([.. gateways], [.. published], compose.Count > 0);
    }

    /// <summary>A proxy or gateway by its image or its name.</summary>
    public static bool IsRouter(ComposeService service) => Routers.Any(name => service.Image?.Contains(name, StringComparison.OrdinalIgnoreCase) == true)
        || service.Name.Contains("gateway", StringComparison.OrdinalIgnoreCase) || service.Name.Contains("proxy", StringComparison.OrdinalIgnoreCase) || Routers.Contains(service.Name, StringComparer.OrdinalIgnoreCase);

    private static bool IsOurs(ComposeService service) => !IsRouter(service) && StoreImages.KindOf(service.Image) is null
        && !Tools.Any(name => service.Name.Contains(name, StringComparison.OrdinalIgnoreCase) || service.Image?.Contains(name, StringComparison.OrdinalIgnoreCase) == true);

    // The only file of its kind counts as production where nothing else is deployed.
    private static List<ComposeFile> Compose(RepositoryFacts repository)
    {
        var files = ProductionCompose.Of(repository).ToList();
        var unstated = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Use == DeploymentUse.Unstated).ToList();
        return files.Count > 0 ? files
            : unstated.Count == 1 && !repository.Facts.Has(Fact.InfrastructureCode) && !repository.Facts.Has(Fact.PlatformService) && !repository.Facts.Has(Fact.Helm) ? unstated
            : [];
    }

    private static IEnumerable<Evidence> InCluster(Cluster cluster) =>
        cluster.OfKind("Ingress", "HTTPRoute", "GRPCRoute", "IngressRoute", "VirtualService", "HTTPProxy", "Mapping", "ApisixRoute").Select(one => Evidence.Certain($"{one.Kind} {ManifestText.Shown(one.Name)}", new(one.Path, one.Root.Line)));

    private static IEnumerable<(string, Evidence)> OfServices(Cluster cluster) => cluster.OfKind("Service")
        .Where(one => one.Root.At("spec", "type").Text is "LoadBalancer" or "NodePort" && !Routers.Append("gateway").Append("ingress").Any(name => one.Name.Contains(name, StringComparison.OrdinalIgnoreCase)) && one.Root.At("spec", "selector").Entries.Length > 0)
        .Select(one => (ManifestText.Shown(one.Name), Evidence.Certain($"Service {ManifestText.Shown(one.Name)} is a {one.Root.At("spec", "type").Text}", new(one.Path, one.Root.At("spec", "type").Line))));
}
