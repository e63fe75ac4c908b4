using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class CertificatesRenewThemselves : Check
{
    private static readonly Idiom Acme = new(
        "tls.renewal/acme",
        ["certificatesResolvers", "certresolver", "certbot renew", "certbot/certbot", "acme.sh", "goacme/lego", "LettuceEncrypt", "autocert.", "certmagic.", "acme_certificate", "jwilder/nginx-proxy", "acme-companion", "jonasal/nginx-certbot", "linuxserver/swag"])
    {
        Pattern = AcmePattern(),
        Languages = [Language.Yaml, Language.Toml, Language.Configuration, Language.Shell, Language.CSharp, Language.Go, Language.Dockerfile, Language.Text, Language.Hcl],
    };

    // shop.example.com { reverse_proxy api:8080 }
    private static readonly Idiom Caddy = new("tls.renewal/caddy", ["reverse_proxy", "file_server", "php_fastcgi"]) { Languages = [Language.Text, Language.Configuration], Accept = match => match.Path.EndsWith("Caddyfile", StringComparison.Ordinal), LimitPerFile = 1 };
    private static readonly Idiom CaddyWithoutTls = new("tls.renewal/caddy-plain", ["auto_https", "http://", ":80", ":8080", "tls internal"]) { Pattern = PlainCaddy(), Languages = [Language.Text, Language.Configuration], Accept = match => match.Path.EndsWith("Caddyfile", StringComparison.Ordinal) };

    private static readonly ImmutableArray<string> AutomaticIssuers =
        ["Let's Encrypt", "Google Trust Services", "Amazon", "ZeroSSL", "Buypass", "Microsoft", "Cloudflare", "GTS ", "SSL.com", "DigiCert Global G2 TLS", "GeoTrust TLS"];

    public override CheckInfo Info { get; } = new("tls.renewal", Category.Security, Priority.High, "Certificates renew without a person")
    {
        Why = "Whoever renewed it last year is on holiday when it runs out; and lifetimes shrink to weeks.",
        Remedy = "Let an ACME client or the platform renew and reload, and alert on a renewal that was missed.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository, Method.Heartbeat],
        References = ["RFC 8555", "CA/Browser Forum SC-081v3", "OWASP ASVS 5.0 12.1"],
        AppliesWhen = Condition.All(Fact.Target),
    };

    public override ImmutableArray<Idiom> Idioms => [Acme, Caddy, CaddyWithoutTls];

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (target.Tls is not { } tls)
        {
            return [Verdict.NotApplicable(target.Name, "the target is not served over TLS")];
        }

        return tls.Endpoints.Select(endpoint => endpoint.Leaf).FirstOrDefault(leaf => leaf is not null) is { } leaf
            ? [Judge(target, leaf)]
            : [Verdict.Unknown(target.Name, UnknownReason.Error, "No certificate was seen: " + (tls.Endpoints.FirstOrDefault()?.Detail ?? "no handshake"))];
    }

    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats) => beats.Beats is not [var last, ..]
        ? [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No renewal was ever reported.")]
        : [last.Succeeded ? Verdict.Pass(Verdict.WholeSystem, "The last renewal succeeded.", Evidence.Seen("hb:cert-renewal reports a success")) : Verdict.Fail(Verdict.WholeSystem, "The last renewal failed.", Evidence.Seen("hb:cert-renewal reports a failure"))];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        Mechanism(repository) is { } mechanism ? [Verdict.Pass(Verdict.WholeSystem, $"{mechanism.Message}.", mechanism)] : [];

    private static Verdict Judge(TargetFacts target, CertificateFacts leaf)
    {
        var left = leaf.NotAfter - target.At;
        var isAutomatic = AutomaticIssuers.Any(name => leaf.Issuer.Contains(name, StringComparison.OrdinalIgnoreCase));
        var seen = Evidence.Seen(string.Create(CultureInfo.InvariantCulture, $"\"{leaf.Name}\" from \"{leaf.IssuerName}\", serial {leaf.Serial}, valid for {leaf.Lifetime.TotalDays:0} days until {leaf.NotAfter:yyyy-MM-dd}"));
        return isAutomatic switch
        {
            true when left < leaf.Lifetime / 5 => Verdict.Fail(target.Name, $"The certificate of {leaf.IssuerName} should have been renewed by now.", seen),

            // The code may say what renews it; then that decides.
            true when target.Facts.Has(Fact.Manifest) => Verdict.Unknown(target.Name, UnknownReason.Never, $"{leaf.IssuerName} issues to clients that renew by themselves; no renewal has been seen yet.", seen),
            true => Verdict.Partial(target.Name, $"{leaf.IssuerName} issues to clients that renew by themselves; no renewal has been seen yet.", seen),
            false when leaf.Lifetime > TimeSpan.FromDays(100) && !target.Facts.Has(Fact.Manifest) => Verdict.Fail(target.Name, string.Create(CultureInfo.InvariantCulture, $"The certificate of {leaf.IssuerName} is valid for {leaf.Lifetime.TotalDays:0} days, and nothing shows that it renews by itself."), seen),
            _ => Verdict.Unknown(target.Name, UnknownReason.Never, "No renewal has been seen yet.", seen),
        };
    }

    private static Evidence? Mechanism(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        if (cluster.OfKind("Certificate", "ClusterIssuer", "Issuer").FirstOrDefault(one => one.Root["apiVersion"].Text?.StartsWith("cert-manager.io/", StringComparison.Ordinal) == true && !one.Root.At("spec", "selfSigned").Exists) is { } issuer)
        {
            return Evidence.Certain($"cert-manager renews by {issuer.Kind} {ManifestText.Shown(issuer.Name)}", new(issuer.Path, issuer.Root.Line));
        }

        if (cluster.OfKind("Ingress", "Gateway").FirstOrDefault(one => one.Root.At("metadata", "annotations").Entries.Any(entry => entry.Key is "cert-manager.io/cluster-issuer" or "cert-manager.io/issuer" or "kubernetes.io/tls-acme" or "networking.gke.io/managed-certificates" or "alb.ingress.kubernetes.io/certificate-arn")) is { } ingress)
        {
            return Evidence.Certain($"{ingress.Kind} {ManifestText.Shown(ingress.Name)} has its certificates renewed", new(ingress.Path, ingress.Root.At("metadata", "annotations").Line));
        }

        if (CloudCode.Of(repository).FirstOrDefault(IsManaged) is { } managed)
        {
            return managed.Evidence($"{managed.Type} {managed.Name} is renewed by the cloud");
        }

        if (repository.HitsOf(Acme) is [var acme, ..])
        {
            return Evidence.Strong($"{acme.Path} renews certificates by ACME", acme.Location);
        }

        if (repository.HitsOf(Caddy).FirstOrDefault(hit => !repository.HitsIn(hit.Path, CaddyWithoutTls).Any()) is { } caddy)
        {
            return Evidence.Strong($"Caddy renews the certificates of {caddy.Path}", caddy.Location);
        }

        return PlatformFiles.Apps(repository).FirstOrDefault() is { } app ? Evidence.Certain($"{app.Platform} renews the certificates of its services", app.Where) : null;
    }

    // A certificate that was imported renews nothing.
    private static bool IsManaged(CloudResource one) =>
        (one.Is("aws_acm_certificate", "AWS::CertificateManager::Certificate") && (one.Setting("validation_method", "ValidationMethod").Text is "DNS" || one.Setting("DomainValidationOptions").Exists))
        || one.Is("aws_acm_certificate_validation", "azurerm_app_service_managed_certificate", "google_compute_managed_ssl_certificate", "Microsoft.App/managedEnvironments/managedCertificates", "acme_certificate", "DnsValidatedCertificate", "google_cloud_run*", "google_app_engine*", "aws_apprunner_service", "digitalocean_app", "vercel_project")
        || (one.Is("google_certificate_manager_certificate") && one.Setting("managed").Exists)
        || (one.Is("digitalocean_certificate") && one.Setting("type").Text is "lets_encrypt")
        || (one.Is("azurerm_cdn_frontdoor_custom_domain") && one.Setting("certificate_type").Text is "ManagedCertificate")
        || (one.Is("module/*") && one.Kind == ResourceKind.Certificate);

    [GeneratedRegex("""(certificatesResolvers\b|\bcertresolver=|certbot\s+(renew|certonly)|certbot/certbot|\bacme\.sh\b|goacme/lego|\.AddLettuceEncrypt\(|autocert\.(NewListener|Manager)|certmagic\.(HTTPS|TLS|Listen)|nginxproxy/acme-companion|acme-companion|jonasal/nginx-certbot|linuxserver/swag)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AcmePattern();

    [GeneratedRegex("""(auto_https\s+off|^\s*http://|^\s*:\d+\s*\{|tls\s+internal)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainCaddy();
}
