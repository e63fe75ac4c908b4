namespace Gapless.Readiness.Checks.Security;

public sealed class ProtocolsAreModern : Check
{
    public override CheckInfo Info { get; } = new("tls.protocols", Category.Security, Priority.High, "Only TLS 1.2 and 1.3 with strong suites are offered")
    {
        Why = "Old versions and suites have known breaks, and an attacker on the way can push a client down to the weakest one offered.",
        Remedy = "Set TLS 1.2 as the minimum, switch 1.3 on, and offer ECDHE suites with authenticated encryption only.",
        Effort = Effort.Small,
        Methods = [Method.Live],
        References = ["RFC 8996", "RFC 9325", "OWASP ASVS 5.0 12.1.1", "OWASP ASVS 5.0 12.1.2"],
        AppliesWhen = Condition.All(Fact.Target),
    };

    public override IEnumerable<Verdict> Live(TargetFacts target) =>
        [target.Tls is { } tls ? Judge(target, tls) : Verdict.NotApplicable(target.Name, "the target is not served over TLS")];

    private static Verdict Judge(TargetFacts target, TlsFacts tls)
    {
        var evidence = tls.Handshakes.OrderByDescending(handshake => handshake.Version).Select(Describe).ToList();
        var accepted = tls.Handshakes.Where(handshake => handshake.Result == HandshakeResult.Accepted).Select(handshake => handshake.Version).ToHashSet();
        var forbidden = accepted.Where(version => version is TlsVersion.Ssl3 or TlsVersion.Tls10 or TlsVersion.Tls11 or TlsVersion.Tls12Broken).Order().ToList();
        if (forbidden.Count > 0)
        {
            return Verdict.Fail(target.Name, $"Still offered: {string.Join(", ", forbidden.Select(Name))}.", evidence);
        }

        if (accepted.Count == 0)
        {
            return Verdict.Unknown(target.Name, UnknownReason.Error, tls.Handshakes.IsEmpty ? "No handshake was possible." : "No offer was accepted.", evidence);
        }

        if (tls.Handshakes.FirstOrDefault(IsOpen) is { } open)
        {
            return Verdict.Unknown(target.Name, UnknownReason.Error, $"Whether {Name(open.Version)} is offered stays open: {open.Detail}.", evidence);
        }

        return !accepted.Contains(TlsVersion.Tls13) ? Verdict.Partial(target.Name, "TLS 1.3 is not offered.", evidence)
            : accepted.Contains(TlsVersion.Tls12Weak) ? Verdict.Partial(target.Name, $"TLS 1.2 accepts {tls.Offer(TlsVersion.Tls12Weak)!.Suite}: CBC, or no forward secrecy.", evidence)
            : Verdict.Pass(target.Name, accepted.Contains(TlsVersion.Tls12) ? "TLS 1.2 and 1.3 with strong suites, nothing older." : "TLS 1.3 alone.", evidence);
    }

    // A reset is a refusal here, for the same server accepted another offer; nothing depends on SSL 3.0 staying open.
    private static bool IsOpen(Handshake handshake) => handshake.Result == HandshakeResult.Unclear && handshake.Version != TlsVersion.Ssl3;

    private static Evidence Describe(Handshake handshake)
    {
        var more = handshake.Suite ?? handshake.Detail;
        return Evidence.Seen($"{Name(handshake.Version)}: {handshake.Result.ToString().ToLowerInvariant()}{(more is null ? "" : $" ({more})")}");
    }

    private static string Name(TlsVersion version) => version switch
    {
        TlsVersion.Ssl3 => "SSL 3.0",
        TlsVersion.Tls10 => "TLS 1.0",
        TlsVersion.Tls11 => "TLS 1.1",
        TlsVersion.Tls12 => "TLS 1.2",
        TlsVersion.Tls13 => "TLS 1.3",
        TlsVersion.Tls12Weak => "TLS 1.2 with CBC or without forward secrecy",
        _ => "TLS 1.2 with broken suites",
    };
}
