using System.Net;

namespace Gapless.Readiness.Checks.Infrastructure;

public sealed class DomainIsOurs : Check
{
    private static readonly ImmutableArray<string> Defaults =
    [
        ".azurewebsites.net", ".azurecontainerapps.io", ".azurestaticapps.net", ".cloudapp.azure.com", ".herokuapp.com", ".vercel.app", ".netlify.app", ".onrender.com", ".fly.dev", ".up.railway.app",
        ".ondigitalocean.app", ".run.app", ".appspot.com", ".web.app", ".firebaseapp.com", ".pages.dev", ".workers.dev", ".github.io", ".gitlab.io", ".elasticbeanstalk.com", ".awsapprunner.com", ".amazonaws.com",
        ".cloudfront.net", ".azurefd.net", ".lovable.app", ".replit.app", ".deno.dev", ".surge.sh", ".ngrok.io", ".ngrok-free.app", ".trycloudflare.com",
    ];

    public override CheckInfo Info { get; } = new("dns.domain", Category.Infrastructure, Priority.High, "The domain resolves, belongs to you and will not lapse")
    {
        Why = "A name that lapses takes everything with it, and a provider's name can never move with you.",
        Remedy = "Point a domain of your own to the system, turn on automatic renewal and the registrar's lock, and add a CAA record.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Attestation],
        References = ["RFC 8659", "RFC 9083", "Site Reliability Engineering: launch checklist"],
        AppliesWhen = Condition.All(Fact.Target),
    };

    public override AttestationForm Attestation { get; } = new("The domain is registered to us and renews by itself.", ["registrar", "registered until", "automatic renewal", "registrar lock"], 180);

    public override IEnumerable<Verdict> Live(TargetFacts target) => [Judge(target)];

    private static Verdict Judge(TargetFacts target)
    {
        var host = target.BaseUrl.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (target.IsLoopback || target.Declared.IsInternal || host.EndsWith(".local", StringComparison.Ordinal) || host.EndsWith(".internal", StringComparison.Ordinal))
        {
            return Verdict.NotApplicable(target.Name, "the name is internal");
        }

        if (target.Home.Final.Failure == AnswerFailure.NameNotResolved)
        {
            return Verdict.Fail(target.Name, $"{host} has no address.", target.Home.Final.Seen("the name has no address"));
        }

        var isProduction = target.Facts.Has(Fact.ProductionTarget);
        if (IPAddress.TryParse(host.Trim('[', ']'), out _))
        {
            return isProduction ? Verdict.Fail(target.Name, "The system is reached by an address, not by a name.", target.Home.Seen("a bare address")) : Verdict.NotApplicable(target.Name, "the target has no name");
        }

        if (isProduction && Defaults.FirstOrDefault(name => host.EndsWith(name, StringComparison.Ordinal)) is { } provider)
        {
            return Verdict.Fail(target.Name, $"{host} is a name of the provider ({provider[1..]}), not one of yours.", target.Home.Seen("a provider's name"));
        }

        // Who registered it and until when stands in no answer of the target; whoever knows has to say so.
        return target.Home.Final.IsAnswered || target.Tls?.Endpoints.Any(endpoint => endpoint.Failure is null) == true
            ? Verdict.Unknown(target.Name, UnknownReason.Never, $"{host} resolves; until when it is registered has not been shown.", target.Home.Seen("the name resolves"))
            : target.WhyUnknown(target.Home.Final, allowsRefusal: true) ?? Verdict.Unknown(target.Name, UnknownReason.Error, "Nothing answered.");
    }
}
