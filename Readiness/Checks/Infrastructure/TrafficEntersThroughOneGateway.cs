using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Infrastructure;

public sealed partial class TrafficEntersThroughOneGateway : Check
{
    private static readonly Idiom InCode = new("gateway.single-entry/code", ["AddReverseProxy(", "MapReverseProxy(", "AddOcelot(", "UseOcelot(", "RouteLocatorBuilder", "spring.cloud.gateway", "gateway:", "AddYarp(", "http-proxy-middleware", "createProxyMiddleware", "@fastify/http-proxy", "httputil.NewSingleHostReverseProxy", "ReverseProxy{"])
    {
        Pattern = CodePattern(),
        Languages = [Language.CSharp, Language.Java, Language.JavaScript, Language.Go, Language.Yaml, Language.Configuration],
    };

    // builder.AddProject<Projects.Web>("web").WithExternalHttpEndpoints()
    private static readonly Idiom External = new("gateway.single-entry/external", ["WithExternalHttpEndpoints"]) { Languages = [Language.CSharp], CodeOnly = true };

    // proxy_pass http://api:8080;
    private static readonly Idiom Proxied = new("gateway.single-entry/proxied", ["proxy_pass", "reverse_proxy", "ProxyPass", "use_backend", "traefik.http.routers"]) { Languages = [Language.Configuration, Language.Text, Language.Yaml] };

    public override CheckInfo Info { get; } = new("gateway.single-entry", Category.Infrastructure, Priority.High, "All external traffic enters through one gateway that routes, authenticates and limits")
    {
        Why = "Each part that is reachable by itself is one more place where limits, sign-in and logs can be missing.",
        Remedy = "Route every outside request through one gateway or ingress, and bind everything else to the private network.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live, Method.Attestation],
        LiveNeedsConsent = true,
        References = ["Azure Well-Architected SE:04", "AWS Well-Architected REL03", "Twelve-Factor App VII"],
        AppliesWhen = Condition.All(Fact.MultiService),
    };

    public override ImmutableArray<Idiom> Idioms => [InCode, External, Proxied];

    public override AttestationForm Attestation { get; } = new("Every request from outside enters through the gateway; no other part is reachable.", ["gateway", "parts behind it", "how direct access is prevented"], 180);

    public override IEnumerable<Verdict> Live(TargetFacts target) => [Doors.OfInternals(target)];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var entries = Entries.Of(repository);
        var gateways = entries.Gateways.Concat(OfCloud(repository)).Concat(repository.HitsOf(InCode).Take(2).Select(hit => Evidence.Strong(hit.Excerpt, hit.Location))).ToList();
        var direct = Direct(repository, entries);
        var evidence = gateways.Concat(direct.Select(one => one.Item2)).Take(8).ToList();
        return (gateways.Count > 0, direct.Count) switch
        {
            (false, 0) => [],
            (false, 1) => [Verdict.NotApplicable(Verdict.WholeSystem, $"only {direct[0].Item1} is reachable from outside", evidence)],
            (false, _) => [Verdict.Fail(Verdict.WholeSystem, $"{string.Join(", ", direct.Select(one => one.Item1))} are published directly, and there is no gateway.", evidence)],

            // What the code itself proxies is one of the parts that are published.
            (true, 0) when entries.IsKnown || OfCloud(repository).Any() || IsRouted(repository) => [Verdict.Pass(Verdict.WholeSystem, "A gateway routes the requests, and nothing else is published.", evidence)],
            (true, 0) => [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "There is a gateway; what else is published is not known.", evidence)],
            (true, 1) when entries.Gateways.IsEmpty && !OfCloud(repository).Any() => [Verdict.Pass(Verdict.WholeSystem, $"Only {direct[0].Item1}, which routes the requests, is published.", evidence)],
            _ => [Verdict.Partial(Verdict.WholeSystem, $"There is a gateway, but {string.Join(", ", direct.Select(one => one.Item1))} can be reached without it.", evidence)],
        };
    }

    // Files of several platforms are several ways to deploy the same system; the one that publishes most is judged.
    private static List<(string, Evidence)> Direct(RepositoryFacts repository, Entries entries)
    {
        var platforms = PlatformFiles.Apps(repository).GroupBy(app => app.Platform, StringComparer.Ordinal).Select(apps => apps.Select(app => (app.Name, Evidence.Certain($"{app.Platform} publishes {app.Name}", app.Where))));
        return ((IEnumerable<IEnumerable<(string, Evidence)>>)[entries.Published, OfAspire(repository), .. platforms]).Select(way => way.DistinctBy(one => one.Item1, StringComparer.Ordinal).ToList()).MaxBy(way => way.Count)!;
    }

    private static bool IsRouted(RepositoryFacts repository) => repository.HitsOf(Proxied).Length > 0;

    private static IEnumerable<Evidence> OfCloud(RepositoryFacts repository) =>
        CloudCode.Of(repository).Where(one => one.Kind is ResourceKind.ApiGateway && one.Tool is not InfrastructureTool.Aspire || one.Is("azurerm_application_gateway", "Microsoft.Network/applicationGateways", "aws_lb_listener_rule", "aws_alb_listener_rule", "google_compute_url_map", "azurerm_cdn_frontdoor_route", "AWS::ElasticLoadBalancingV2::ListenerRule"))
            .Take(3).Select(one => one.Evidence());

    private static IEnumerable<(string, Evidence)> OfAspire(RepositoryFacts repository) => repository.HitsOf(External).Select(hit => (NameOf(repository, hit), Evidence.Strong(hit.Excerpt, hit.Location)));

    // The call may stand lines below the part it is for.
    private static string NameOf(RepositoryFacts repository, IdiomHit hit) => Name().Match(hit.Excerpt) is { Success: true } name ? name.Groups["name"].Value
        : repository.Resources.LastOrDefault(one => one.Path.Equals(hit.Path, StringComparison.Ordinal) && one.Line <= hit.Line && one.Name.Length > 0)?.Name ?? $"the part at line {hit.Line}";

    [GeneratedRegex(""""("(?<name>[^"]+)")"""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex("""(\.AddReverseProxy\(|\.MapReverseProxy\(|\.(Add|Use)Ocelot\(|\bRouteLocatorBuilder\b|spring\.cloud\.gateway\.|^\s*gateway:\s*\r?\n\s+(routes|discovery):|\.AddYarp\(|\bcreateProxyMiddleware\(|\bNewSingleHostReverseProxy\(|\bhttputil\.ReverseProxy\{)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();
}
