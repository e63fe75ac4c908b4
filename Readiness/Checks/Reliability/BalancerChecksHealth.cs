using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class BalancerChecksHealth : Check
{
    private static readonly Idiom Forwarded = new(
        "scale.load-balancer/forwarded",
        ["UseForwardedHeaders", "FORWARDEDHEADERS_ENABLED", "trust proxy", "trustProxy", "SECURE_PROXY_SSL_HEADER", "proxy-headers", "forwarded-allow-ips", "FORWARDED_ALLOW_IPS", "ProxyFix", "ProxyHeadersMiddleware", "forward-headers-strategy", "ForwardedHeaderFilter", "TrustProxies", "trustProxies", "SetTrustedProxies", "trusted_proxies"]);

    private static readonly ImmutableArray<string> Marks = ["x-envoy-upstream-service-time", "x-amzn-trace-id", "fly-request-id", "x-render-origin-server", "x-railway-request-id", "x-vercel-id", "x-nf-request-id", "cf-ray", "x-azure-ref", "x-amz-cf-id"];

    public override CheckInfo Info { get; } = new("scale.load-balancer", Category.Reliability, Priority.High, "Traffic is spread by a load balancer that checks health")
    {
        Why = "Clients that talk to one machine share its fate, and a balancer that does not ask sends them to a dead one.",
        Remedy = "Put at least two instances behind a balancer with a health check, and trust its forwarded headers, and only its.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live, Method.Attestation],
        References = ["AWS Well-Architected REL11-BP02", "Azure Well-Architected RE:05", "OWASP ASVS 5.0 4.1.3"],
        AppliesWhen = Condition.All(Fact.Http),
    };

    public override ImmutableArray<Idiom> Idioms => [Forwarded];

    public override AttestationForm Attestation { get; } = new("A load balancer spreads the traffic over at least two instances and takes out those that are not healthy.", ["balancer", "instances", "path of the health check"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var instances = ProductionInstances.Of(repository);
        var isSeveral = instances.Any(one => one.IsServerless || one.Least >= 2 || (one.IsScaled && one.Most > 1)) && !instances.All(one => one.IsOnOneHost);
        var (balancer, checks) = InCluster(repository) ?? InCloud(repository) ?? OnPlatform(repository) ?? (null, null);
        if (balancer is null)
        {
            return Direct(repository) is { } direct ? [Verdict.Fail(Verdict.WholeSystem, $"{direct.Message}.", direct)] : BehindProxy(repository) is { } proxy ? [Verdict.Partial(Verdict.WholeSystem, "A proxy stands before one backend on one host.", proxy)] : [];
        }

        List<Evidence> evidence = [balancer, .. checks is null ? (Evidence[])[] : [checks]];
        return [checks is null ? Verdict.Partial(Verdict.WholeSystem, "There is a balancer, but it does not check health.", evidence)
            : !isSeveral ? Verdict.Partial(Verdict.WholeSystem, "There is a balancer, but only one backend is declared.", evidence)
            : Deaf(repository) is { } deaf ? Verdict.Partial(Verdict.WholeSystem, $"{deaf.Name} does not read the headers by which the balancer names the client.", evidence.Append(Evidence.Certain("no forwarded headers are trusted", new(deaf.Manifest.Path, 0))))
            : Verdict.Pass(Verdict.WholeSystem, "A balancer spreads the traffic over healthy instances.", evidence)];
    }

    /// <summary>That something stands between shows; what it does does not.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var home = target.Home.Final;
        var cookie = home.Headers.All("set-cookie").FirstOrDefault(value => Affinity().IsMatch(value));
        var mark = Marks.FirstOrDefault(home.Headers.Has) ?? (cookie is null ? null : "set-cookie");
        return [mark is null
            ? target.WhyUnknown(home, allowsRefusal: true) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "The answers do not tell whether a balancer stands before the application.", home.Seen("no header of a balancer", "server", "via"))
            : Verdict.Unknown(target.Name, UnknownReason.Never, "A balancer or an edge answers; how many backends it has and whether it checks them is not shown.", home.Seen("passed on by a balancer", mark))];
    }

    private static (Evidence?, Evidence?)? InCluster(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        var served = cluster.Workloads.Where(workload => workload.IsReplicated && cluster.Selecting(workload, "Service", "spec", "selector").Any()).ToList();
        var entry = Entries.Of(repository).Gateways.FirstOrDefault() ?? cluster.OfKind("Service").Where(one => one.Root.At("spec", "type").Text is "LoadBalancer").Select(one => Evidence.Certain($"Service {ManifestText.Shown(one.Name)} is a LoadBalancer", new(one.Path, one.Root.Line))).FirstOrDefault();
        if (served.Count == 0 || entry is null)
        {
            return null;
        }

        var probed = served.Find(workload => workload.Containers.Any(container => container["readinessProbe"].Exists));
        return (entry, probed is null ? null : Evidence.Certain($"{probed.Subject} has a readiness probe", probed.At(probed.Containers.First(container => container["readinessProbe"].Exists)["readinessProbe"])));
    }

    private static (Evidence?, Evidence?)? InCloud(RepositoryFacts repository)
    {
        var all = CloudCode.Of(repository);
        var balancer = all.FirstOrDefault(one => one.Kind == ResourceKind.LoadBalancer && one.Tool is not InfrastructureTool.Aspire)
            ?? all.FirstOrDefault(one => one.Is("azurerm_container_app", "Microsoft.App/containerApps", "azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service", "Microsoft.Web/sites", "google_cloud_run*", "aws_apprunner_service", "AWS::AppRunner::Service", "digitalocean_app", "aws_lambda_function", "AWS::Serverless::Function", "azurerm_cdn_frontdoor_origin_group"));
        if (balancer is null)
        {
            return null;
        }

        var check = all.Select(one => (One: one, Check: one.Setting("health_check", "HealthCheckPath", "health_check_path", "healthCheckPath", "health_checks", "probe", "probes", "health_probe", "healthProbe", "healthProbeSettings", "liveness_probe", "readiness_probe", "health_check_configuration", "HealthCheckConfiguration"))).FirstOrDefault(one => one.Check.Exists);
        var isRouted = balancer.Kind != ResourceKind.LoadBalancer && balancer.Is("aws_lambda_function", "AWS::Serverless::Function", "google_cloud_run*");
        return (balancer.Evidence(), check.One is not null ? Evidence.Certain($"{check.One.Type} {check.One.Name} checks health", check.One.At(check.Check))
            : all.FirstOrDefault(one => one.Is("azurerm_lb_probe", "google_compute_health_check", "google_compute_http_health_check", "google_compute_region_health_check", "aws_lb_target_group", "aws_alb_target_group", "AWS::ElasticLoadBalancingV2::TargetGroup", "ApplicationLoadBalancedFargateService")) is { } probe ? probe.Evidence($"{probe.Type} {probe.Name} checks health")
            : isRouted ? balancer.Evidence("the platform checks its instances") : null);
    }

    private static (Evidence?, Evidence?)? OnPlatform(RepositoryFacts repository) => PlatformFiles.Apps(repository).FirstOrDefault() is not { } app ? null
        : (Evidence.Certain($"{app.Platform} routes the requests", app.Where), app.IsServerless ? Evidence.Certain($"{app.Platform} checks its instances", app.Where) : HealthOf(repository, app));

    private static Evidence? HealthOf(RepositoryFacts repository, PlatformApp app)
    {
        var check = repository.DataFiles.Where(file => file.Path.Equals(app.Where.Path, StringComparison.Ordinal)).SelectMany(file => file.Documents).SelectMany(document => document.Descendants()).SelectMany(node => node.Entries)
            .FirstOrDefault(entry => entry.Key is "checks" or "healthCheckPath" or "healthcheckPath" or "health_check" or "readiness_check" or "http_checks");
        return check.Key is null ? null : Evidence.Certain(check.Key, new(app.Where.Path, check.Value.Line));
    }

    private static Evidence? Direct(RepositoryFacts repository)
    {
        var machine = CloudCode.Of(repository).FirstOrDefault(one => one.Setting("associate_public_ip_address").IsTrue || one.Is("digitalocean_droplet", "hcloud_server", "linode_instance", "aws_eip_association", "vultr_instance") || (one.Is("google_compute_instance") && one.Setting("access_config").Exists));
        if (machine is not null)
        {
            return machine.Evidence($"Clients reach {machine.Type} {machine.Name} directly");
        }

        var node = Cluster.Of(repository).OfKind("Service").FirstOrDefault(one => one.Root.At("spec", "type").Text is "NodePort");
        if (node is not null)
        {
            return Evidence.Certain($"Service {ManifestText.Shown(node.Name)} is a NodePort: clients talk to one node", new(node.Path, node.Root.At("spec", "type").Line));
        }

        var entries = Entries.Of(repository);
        return ProductionCompose.Of(repository).Any() && entries.Gateways.IsEmpty && entries.Published is [var first, ..] ? Evidence.Certain($"Clients reach the container {first.Name} directly", first.Shown.Location) : null;
    }

    private static Evidence? BehindProxy(RepositoryFacts repository) => ProductionCompose.Of(repository).Any() ? Entries.Of(repository).Gateways.FirstOrDefault() : null;

    /// <summary>A part that does not trust forwarded headers, where its framework ignores them until told.</summary>
    private static ComponentFacts? Deaf(RepositoryFacts repository) => repository.Components.FirstOrDefault(part => part.Kind == ComponentKind.Http && Ignores(part) && SharedCode.FirstOf(repository, part, Forwarded) is null
        && !repository.HitsOf(Forwarded).Any(hit => hit.Language is Language.Yaml or Language.Dockerfile or Language.Dotenv or Language.Hcl or Language.Shell or Language.Bicep));

    private static bool Ignores(ComponentFacts part) => part.Stack switch
    {
        Fact.DotNet => true,
        Fact.Node => part.Manifest.Find("express") is not null || part.Manifest.Find("fastify") is not null || part.Manifest.Find("koa") is not null || part.Manifest.Find("@nestjs/core") is not null,
        Fact.Python => part.Manifest.Find("django") is not null || part.Manifest.Find("fastapi") is not null || part.Manifest.Find("flask") is not null,
        Fact.Java => part.Manifest.Find("spring-boot-starter-web*") is not null,
        _ => false,
    };

    [GeneratedRegex("""^(AWSALB|AWSELB|ARRAffinity|BIGipServer|SERVERID|GCLB|__lb|INGRESSCOOKIE)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Affinity();
}
