namespace Gapless.Readiness.Checks.Security;

public sealed class EndpointsAreServedOverHttps : Check
{
    // A proxy in the probe's own network that re-signs everything shows its own certificate instead of the target's.
    private static readonly ImmutableArray<string> Interceptors =
        ["Zscaler", "Netskope", "Palo Alto Networks", "Fortinet", "FortiGate", "Cisco Umbrella", "Blue Coat", "Sophos", "Forcepoint", "mitmproxy", "Squid", "Charles Proxy", "Fiddler"];

    public override CheckInfo Info { get; } = new("tls.https", Category.Security, Priority.Critical, "Every public endpoint is served over HTTPS with a certificate clients trust")
    {
        Why = "Without TLS that clients can verify, anybody on the way reads and changes what users and the system say to each other.",
        Remedy = "Terminate TLS at the edge or load balancer with a managed certificate for every host name, and serve the whole chain.",
        Effort = Effort.Medium,
        Methods = [Method.Live],
        References = ["OWASP ASVS 5.0 12.2.1", "OWASP ASVS 5.0 12.2.2", "RFC 9110 section 4.2.2", "RFC 9325"],
        AppliesWhen = Condition.All(Fact.Target),
        NeverWaivable = true,
    };

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (target.IsLoopback)
        {
            return [Verdict.NotApplicable(target.Name, "localhost needs no HTTPS")];
        }

        return [target.Tls is { } tls ? Judge(target, tls) : OfPlainTarget(target)];
    }

    private static Verdict OfPlainTarget(TargetFacts target) =>
        target.WhyUnknown(target.Home, allowsRefusal: true)
        ?? Verdict.Fail(target.Name, "The target's own address is plain HTTP.", target.Home.Seen("answered over plain HTTP"));

    private static Verdict Judge(TargetFacts target, TlsFacts tls)
    {
        var silent = tls.Endpoints.Where(endpoint => endpoint.Leaf is null).ToList();
        if (silent.Count == tls.Endpoints.Length)
        {
            return OfSilence(target, tls);
        }

        if (tls.Endpoints.Select(Interceptor).FirstOrDefault(name => name is not null) is { } interceptor)
        {
            return Verdict.Unknown(target.Name, UnknownReason.Blocked, $"The probe's own network re-signs certificates ({interceptor}).");
        }

        var flaws = tls.Endpoints.Where(endpoint => endpoint.Leaf is not null).SelectMany(endpoint => CertificateFlaws.Of(endpoint, target)).Concat(PlainServers(target)).ToList();
        flaws.AddRange(silent.Where(endpoint => endpoint.Failure == AnswerFailure.TlsFailed).Select(endpoint => (Outcome.Fail, $"{endpoint.Address} fails the handshake: {endpoint.Detail}")));
        var evidence = tls.Endpoints.Select(Describe).ToList();
        if (flaws.Count == 0)
        {
            return Verdict.Pass(target.Name, $"Trusted certificate for {tls.Host} from \"{tls.Endpoints.First(endpoint => endpoint.Leaf is not null).Leaf!.IssuerName}\".", evidence);
        }

        var worst = flaws.Max(flaw => flaw.Outcome);
        var sentence = Sentence(string.Join("; ", flaws.Where(flaw => flaw.Outcome == worst).Select(flaw => flaw.Text).Distinct(StringComparer.Ordinal)));
        return worst == Outcome.Fail ? Verdict.Fail(target.Name, sentence, evidence) : Verdict.Partial(target.Name, sentence, evidence);
    }

    private static Verdict OfSilence(TargetFacts target, TlsFacts tls)
    {
        var failed = tls.Endpoints.FirstOrDefault(endpoint => endpoint.Failure == AnswerFailure.TlsFailed);
        if (failed is not null)
        {
            return Verdict.Fail(target.Name, Sentence($"The TLS handshake fails: {failed.Detail}"), Describe(failed));
        }

        return target.PlainHome is { IsAnswered: true } plain
            ? Verdict.Fail(target.Name, "HTTP answers, but nothing speaks TLS.", plain.Seen("answered over plain HTTP"))
            : target.WhyUnknown(target.Home) ?? Verdict.Unknown(target.Name, UnknownReason.Error, "No certificate was seen.");
    }

    private static IEnumerable<(Outcome Outcome, string Text)> PlainServers(TargetFacts target) =>
        (ApiDescription.Of(target)?.Servers ?? [])
            .Where(server => Uri.TryCreate(server, UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: false })
            .Select(server => (Outcome.Fail, $"the API description names the plain server {server}"));

    private static string? Interceptor(TlsEndpoint endpoint) =>
        endpoint.Trust is ChainTrust.Trusted ? null
        : Interceptors.FirstOrDefault(name => endpoint.Chain.Any(certificate => certificate.Issuer.Contains(name, StringComparison.OrdinalIgnoreCase)));

    private static Evidence Describe(TlsEndpoint endpoint) => Evidence.Seen(endpoint.Leaf is { } leaf
        ? $"{endpoint.Address}: \"{leaf.Name}\" for {string.Join(", ", leaf.Names.Take(8))}, from \"{leaf.IssuerName}\", {leaf.KeyAlgorithm} {leaf.KeyBits}, {leaf.SignatureAlgorithm}, {endpoint.Chain.Length} certificates sent, {endpoint.Trust}"
        : $"{endpoint.Address}: {endpoint.Detail ?? endpoint.Failure.ToString()}");

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.') + ".";
}
