using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CertificatesRenewThemselvesTests : CheckTests<CertificatesRenewThemselves>
{
    [Theory]
    [InlineData("k8s/issuer.yaml", "apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: { name: le }\nspec: { acme: { server: x } }")]
    [InlineData("k8s/ingress.yaml", "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a, annotations: { cert-manager.io/cluster-issuer: le } }")]
    [InlineData("main.tf", "resource \"aws_acm_certificate\" \"c\" {\n  validation_method = \"DNS\"\n}")]
    [InlineData("main.tf", "resource \"google_compute_managed_ssl_certificate\" \"c\" {\n  name = \"c\"\n}")]
    [InlineData("Caddyfile", "shop.example.com {\n  reverse_proxy api:8080\n}")]
    [InlineData("traefik.yml", "certificatesResolvers:\n  le:\n    acme: { email: a@b.example }")]
    [InlineData("compose.yaml", "services: { certbot: { image: 'certbot/certbot:v3', entrypoint: 'certbot renew' } }")]
    [InlineData("fly.toml", "app = \"shop\"")]
    public Task Passes_WhenSomethingRenews(string file, string text) => Passes(NodeApi + $"\n=== {file}\n{text}\n");

    [Theory]
    [InlineData("k8s/issuer.yaml", "apiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata: { name: self }\nspec: { selfSigned: {} }")]
    [InlineData("main.tf", "resource \"aws_acm_certificate\" \"c\" {\n  certificate_body = \"x\"\n}")]
    [InlineData("Caddyfile", ":80 {\n  reverse_proxy api:8080\n}")]
    [InlineData("Caddyfile", "http://shop.example.com {\n  reverse_proxy api:8080\n}")]
    [InlineData("notes.sh", "# certbot renew\necho ok")]
    public Task IsUnknown_WhenNothingDoes(string file, string text) => IsUnknown(NodeApi + $"\n=== {file}\n{text}\n");

    [Theory]
    [InlineData(true, Outcome.Pass)]
    [InlineData(false, Outcome.Fail)]
    public void JudgesTheLastBeat(bool succeeded, Outcome expected) =>
        Assert.Equal(expected, new CertificatesRenewThemselves().Heartbeat(new("hb:cert-renewal", TimeSpan.FromDays(60), [new(succeeded, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ImmutableSortedDictionary<string, string>.Empty)])).Single().Outcome);
}
