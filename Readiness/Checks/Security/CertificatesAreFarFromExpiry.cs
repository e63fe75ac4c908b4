using System.Globalization;

namespace Gapless.Readiness.Checks.Security;

public sealed class CertificatesAreFarFromExpiry : Check
{
    public override CheckInfo Info { get; } = new("tls.certificate-expiry", Category.Security, Priority.Critical, "Certificates are far from expiry")
    {
        Why = "An expired certificate takes the whole site away from every client at once; a renewal that was missed shows days before.",
        Remedy = "Find out why the renewal did not run, renew, reload the server, and alert on the next missed one.",
        Effort = Effort.Small,
        Methods = [Method.Live],
        CountsAtOnce = true,
        References = ["CA/Browser Forum SC-081v3", "RFC 9773"],
        AppliesWhen = Condition.All(Fact.Target),
        NeverWaivable = true,
    };

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (target.Tls is not { } tls)
        {
            return [Verdict.NotApplicable(target.Name, "the target is not served over TLS")];
        }

        var sent = tls.Endpoints.SelectMany(endpoint => endpoint.Chain).Distinct().Select(certificate => Expiry.Of(certificate, target.At)).ToList();
        if (sent.Count == 0)
        {
            return [Verdict.Unknown(target.Name, UnknownReason.Error, "No certificate was seen: " + (tls.Endpoints.FirstOrDefault()?.Detail ?? "no handshake"))];
        }

        var worst = sent.OrderByDescending(expiry => expiry.Standing).ThenBy(expiry => expiry.Left).First();
        var evidence = sent.Select(expiry => Evidence.Seen(expiry.ToString()));
        return
        [
            worst.Standing switch
            {
                Outcome.Fail => Verdict.Fail(target.Name, $"{worst}.", evidence),
                Outcome.Partial => Verdict.Partial(target.Name, $"{worst}: its renewal is late.", evidence),
                _ => Verdict.Pass(target.Name, $"{worst}.", evidence),
            },
        ];
    }

    // Limits are relative to the lifetime: automated clients renew when a third is left, and public lifetimes shrink by rule.
    private sealed record Expiry(CertificateFacts Certificate, TimeSpan Left, TimeSpan Warning, TimeSpan Alarm)
    {
        public Outcome Standing => Left < Alarm ? Outcome.Fail : Left < Warning ? Outcome.Partial : Outcome.Pass;

        public static Expiry Of(CertificateFacts certificate, DateTimeOffset now) =>
            new(certificate, certificate.NotAfter - now, Least(21, certificate.Lifetime / 4), Least(7, certificate.Lifetime / 10));

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"\"{Certificate.Name}\" from \"{Certificate.IssuerName}\" {(Left < TimeSpan.Zero ? "expired" : "expires")} on {Certificate.NotAfter:yyyy-MM-dd HH:mm} ({Left.TotalDays:0.#} days left; late below {Warning.TotalDays:0.#}, failing below {Alarm.TotalDays:0.#})");

        private static TimeSpan Least(int days, TimeSpan share) => share < TimeSpan.FromDays(days) ? share : TimeSpan.FromDays(days);
    }
}
