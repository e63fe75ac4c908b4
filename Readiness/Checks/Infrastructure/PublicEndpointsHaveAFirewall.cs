using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Readiness.Checks.Infrastructure;

public sealed partial class PublicEndpointsHaveAFirewall : Check
{
    private static readonly Idiom Ingress = new("net.waf/ingress", ["modsecurity", "SecRuleEngine", "coraza"]) { Pattern = IngressPattern(), Languages = [Language.Yaml, Language.Configuration, Language.Dockerfile, Language.Json] };

    public override CheckInfo Info { get; } = new("net.waf", Category.Infrastructure, Priority.Medium, "Public endpoints sit behind a WAF and DDoS protection")
    {
        Why = "Scanners find a new address within minutes, and a flood needs no skill.",
        Remedy = "Switch the managed rules of the edge to blocking, and let the origin accept connections from the edge only.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live, Method.Attestation],
        References = ["OWASP ASVS 5.0 2.4.1", "AWS Well-Architected SEC05-BP03", "Azure Well-Architected SE:06"],
        AppliesWhen = Condition.All(Fact.Internet),
    };

    public override ImmutableArray<Idiom> Idioms => [Ingress];

    public override AttestationForm Attestation { get; } = new("A web application firewall blocks attacks on every public endpoint, and the origin accepts connections from it only.", ["product", "rule set", "mode", "date"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var rules = CloudCode.Of(repository, ResourceKind.WebFirewall).ToList();
        if (rules.Count > 0)
        {
            return [OfRules(repository, rules)];
        }

        if (OfCluster(repository) is { } policy)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "The ingress names a firewall policy; its rules are not in this repository.", policy)];
        }

        return repository.HitsOf(Ingress).FirstOrDefault() is not { } hit ? []
            : hit.Value.Contains("DetectionOnly", StringComparison.OrdinalIgnoreCase)
                ? [Verdict.Partial(Verdict.WholeSystem, "The ingress only reports attacks.", Evidence.Strong(hit.Excerpt, hit.Location))]
                : [Verdict.Pass(Verdict.WholeSystem, "The ingress filters requests by rules.", Evidence.Strong(hit.Excerpt, hit.Location))];
    }

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (target.Declared.IsInternal || target.IsLoopback || !target.Facts.Has(Fact.Internet))
        {
            return [Verdict.NotApplicable(target.Name, "the target is internal")];
        }

        var home = target.Home.Final;
        if (EdgeMarks.Of(home) is { } edge)
        {
            return [Verdict.Partial(target.Name, $"{edge.Edge} answers; that its firewall rules block is not shown.", home.Seen($"answered by {edge.Edge}", edge.Header))];
        }

        return [target.WhyUnknown(home, allowsRefusal: true) ?? (target.Facts.Has(Fact.ProductionTarget)
            ? Verdict.Fail(target.Name, "The origin answers itself: no edge and no firewall is seen.", home.Seen("no header of an edge", "server", "via"))
            : Verdict.Unknown(target.Name, UnknownReason.Never, "No edge is seen, but the target is not marked as production.", home.Seen("no header of an edge", "server")))];
    }

    private static Verdict OfRules(RepositoryFacts repository, List<CloudResource> rules)
    {
        var evidence = rules.Take(5).Select(rule => rule.Evidence()).ToList();
        if (rules.Find(rule => rule.Setting("mode").Text is { } mode && mode.Equals("Detection", StringComparison.OrdinalIgnoreCase)) is { } detecting)
        {
            return Verdict.Partial(Verdict.WholeSystem, $"The firewall {detecting.Name} only detects.", Evidence.Certain("mode = Detection", detecting.At(detecting.Setting("mode"))));
        }

        if (rules.Exists(rule => rule.Is("aws_wafv2_web_acl", "AWS::WAFv2::WebACL")) && rules.TrueForAll(rule => !rule.Is("aws_wafv2_web_acl", "AWS::WAFv2::WebACL") || OnlyCounts(rule)))
        {
            return Verdict.Partial(Verdict.WholeSystem, "The rules of the firewall only count.", evidence);
        }

        // A rule set by itself protects nothing: something has to use it.
        var isAttached = rules.Exists(rule => rule.Is("aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association", "AWS::WAFv2::WebACLAssociation", "CfnWebACLAssociation", "azurerm_cdn_frontdoor_security_policy", "Microsoft.Cdn/profiles/securityPolicies", "cloudflare_*"))
            || OfCluster(repository) is not null
            || CloudCode.Of(repository).Any(one => one.Kind != ResourceKind.WebFirewall && one.Setting("web_acl_id", "web_acl_arn", "WebACLId", "firewall_policy_id", "firewallPolicy", "security_policy", "web_application_firewall_policy_link_id", "webApplicationFirewallPolicyLink", "waf_configuration", "webApplicationFirewallConfiguration").Exists);
        return isAttached ? Verdict.Pass(Verdict.WholeSystem, "Firewall rules are attached to the public endpoints.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, "Firewall rules are declared, but nothing uses them.", evidence);
    }

    // kind: BackendConfig, spec: { securityPolicy: { name: x } }; an Ingress names its policy in an annotation
    private static Evidence? OfCluster(RepositoryFacts repository)
    {
        foreach (var one in Cluster.Of(repository).Resources)
        {
            var policy = one.Kind is "BackendConfig" ? one.Root.At("spec", "securityPolicy", "name") : one.Kind is "GCPBackendPolicy" ? one.Root.At("spec", "default", "securityPolicy")
                : one.Root.At("metadata", "annotations").Entries.FirstOrDefault(entry => entry.Key is "alb.ingress.kubernetes.io/wafv2-acl-arn" or "alb.ingress.kubernetes.io/waf-acl-id" or "appgw.ingress.kubernetes.io/waf-policy-for-path").Value ?? Node.Missing;
            if (policy.Text is { Length: > 0 })
            {
                return Checks.Evidence.Certain($"{one.Kind} {ManifestText.Shown(one.Name)} names a policy", new(one.Path, policy.Line));
            }
        }

        return null;
    }

    // rule { override_action { count {} } }
    private static bool OnlyCounts(CloudResource acl) =>
        acl.Setting("override_action", "OverrideAction") is { Exists: true } && acl.Settings("override_action", "OverrideAction").All(action => action.Descendants().Any(node => node.Entries.Any(entry => entry.Key.Equals("count", StringComparison.OrdinalIgnoreCase))));

    [GeneratedRegex("""(enable-modsecurity["']?\s*:\s*["']?true|^\s*modsecurity\s+on|SecRuleEngine\s+(On|DetectionOnly)|coraza-(caddy|proxy|spoa)|owasp/modsecurity-crs)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IngressPattern();
}
