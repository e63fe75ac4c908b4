using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PublicEndpointsHaveAFirewallTests : CheckTests<PublicEndpointsHaveAFirewall>
{
    [Theory]
    [InlineData("main.tf", "resource \"aws_wafv2_web_acl\" \"w\" {\n  scope = \"REGIONAL\"\n}\nresource \"aws_wafv2_web_acl_association\" \"a\" {\n  web_acl_arn = \"x\"\n}", Outcome.Pass)]
    [InlineData("main.tf", "resource \"aws_wafv2_web_acl\" \"w\" {\n  scope = \"REGIONAL\"\n}", Outcome.Partial)]
    [InlineData("main.tf", "resource \"aws_wafv2_web_acl\" \"w\" {\n  rule {\n    override_action {\n      count {}\n    }\n  }\n}\nresource \"aws_wafv2_web_acl_association\" \"a\" {\n  web_acl_arn = \"x\"\n}", Outcome.Partial)]
    [InlineData("main.tf", "resource \"azurerm_cdn_frontdoor_firewall_policy\" \"w\" {\n  mode = \"Detection\"\n}\nresource \"azurerm_cdn_frontdoor_security_policy\" \"s\" {\n  name = \"s\"\n}", Outcome.Partial)]
    [InlineData("main.tf", "resource \"azurerm_cdn_frontdoor_firewall_policy\" \"w\" {\n  mode = \"Prevention\"\n}\nresource \"azurerm_cdn_frontdoor_security_policy\" \"s\" {\n  name = \"s\"\n}", Outcome.Pass)]
    [InlineData("main.tf", "resource \"google_compute_security_policy\" \"p\" {\n  name = \"p\"\n}\nresource \"google_compute_backend_service\" \"b\" {\n  security_policy = google_compute_security_policy.p.id\n}", Outcome.Pass)]
    [InlineData("k8s/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata:\n  enable-modsecurity: \"true\"", Outcome.Pass)]
    [InlineData("nginx.conf", "modsecurity_rules 'SecRuleEngine DetectionOnly';", Outcome.Partial)]
    [InlineData("nginx.conf", "# modsecurity on;\nlisten 80;", Outcome.Unknown)]
    public Task ReadsTheRules(string file, string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== {file}\n{text}\n");

    [Fact]
    public Task DoesNotApply_WhenNothingListens() => DoesNotApply("=== README.md\nHello\n");

    [Fact]
    public async Task IsPartial_WhenABackendOfGoogleNamesAPolicy()
    {
        var folder = "=== k8s/a.yaml\napiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata: { name: a }\nspec: { securityPolicy: { name: edge } }\n";

        Assert.Contains((await Judge(folder)).Outcome, new[] { Outcome.Partial, Outcome.NotApplicable });
    }
}
