using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Identity.Routes;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Identity;

public sealed partial class ProtectedEndpointsRefuseStrangers : Check
{
    // What denies by default requires authentication everywhere.
    private static readonly ImmutableArray<Idiom> Everywhere =
        [.. EndpointsAreDeniedByDefault.GlobalRules.Select(rule => rule with { Name = rule.Name.Replace("auth.default-deny/", "auth.required/", StringComparison.Ordinal) })];

    private static readonly Idiom GoServer = EndpointsAreDeniedByDefault.GoServer with { Name = "auth.required/go-server" };

    private static readonly Idiom Forwarding = OwnEndpoints.Forwarding("auth.required");

    private static readonly Idiom Somewhere = new(
        "auth.required/somewhere", ["Authorize", "requireAuth", "UseGuards", "login_required", "permission_classes", "Depends", "PreAuthorize", "authenticate", "middleware", "clerkMiddleware", "withAuth", "protect", "verifyToken", "authMiddleware", "isAuthenticated", "checkAuth", "getServerSession", "verifyUser", "RequireClient", "RequireAdmin", "RequireUser", "RequireLogin", "_only", "FromRequest"])
    {
        Pattern = SomewherePattern(),
        Languages = Language.Code,
    };

    public override CheckInfo Info { get; } = new("auth.required", Category.Identity, Priority.Critical, "Protected endpoints refuse anonymous callers")
    {
        Why = "One endpoint that forgot to ask who is calling gives everybody its data.",
        Remedy = "Require authentication by default and open exceptions one by one; answer strangers 401 with WWW-Authenticate.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository],
        References = ["OWASP ASVS 5.0 8.2.1", "OWASP ASVS 5.0 8.3.1", "OWASP API2:2023", "OWASP API5:2023", "RFC 9110 section 15.5.2"],
        AppliesWhen = Condition.All(Fact.Api, Fact.Users).Or(Condition.All(Fact.ApiTarget)),
        Aggregation = Aggregation.AnyFail,
        NeverWaivable = true,
    };

    public override ImmutableArray<Idiom> Idioms => [.. Everywhere, Somewhere, Forwarding, GoServer];

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) =>
        StrangerProbe.PathsOf(target).SelectMany(path => new[] { StrangerProbe.Anonymous(path), StrangerProbe.WithBadToken(path) });

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var verdicts = StrangerProbe.PathsOf(target).Select(path => StrangerProbe.Judge(target, path)).ToList();
        return verdicts.Count > 0 ? verdicts
            : ApiDescription.Of(target) is { } open
                ? [Verdict.NotApplicable(target.Name, "the API description protects no operation that can be read, and the owner lists none", open.Source.Seen("no protected operation"))]
            : target.Home.IsAnswered && !target.Facts.Has(Fact.ApiTarget)
                ? [Verdict.NotApplicable(target.Name, "the target shows no API")]
                : [Verdict.Unknown(target.Name, UnknownReason.Never, "No protected endpoint is known: the target serves no API description, and the owner lists none.")];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Components.Where(component => component.Kind == ComponentKind.Http).Select(component => Judge(repository, component));

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component) =>
        EndpointsAreDeniedByDefault.RuleOf(repository, component, Everywhere, GoServer) is { } rule ? Verdict.Pass(component.Name, "Authentication is required by a rule for all endpoints.", Evidence.Strong(rule.Excerpt, rule.Location))
        : SharedCode.InParts(repository, component, Somewhere) is { } some ? Verdict.Partial(component.Name, "Some endpoints require authentication; no rule covers all.", Evidence.Strong(some.Excerpt, some.Location))
        : OwnEndpoints.WhyNone(repository, component, Forwarding) is { } none ? Verdict.NotApplicable(component.Name, none)
        : !repository.Facts.Has(Fact.Users) ? Verdict.NotApplicable(component.Name, "no users")
        : Verdict.Unknown(component.Name, UnknownReason.Never, "No rule that requires authentication was found.");

    [GeneratedRegex("""\[Authorize\b|\.RequireAuthorization\s*\(|\brequireAuth\b|@UseGuards\(|@login_required|permission_classes\s*=|Depends\(\s*\w*(user|auth|token)|@PreAuthorize|(?<!def |function |async |\.|->)\bauthenticate(User|Token|Jwt)?\s*[,(]|\bpassport\.authenticate\(|\bmiddlewares?\.\w*(Auth(?!or)|JWT|Jwt)\w*|\bawait\s+(getServerSession|verifyUser)\(|,\s*\[?(protect|verifyToken|authMiddleware|isAuthenticated|checkAuth|require[A-Z]\w*Auth\w*)\b\s*[,)\]]|\b(clerkMiddleware|withAuth)\s*\(|before_action\s+:(authenticate|require_(log|auth|user))|\bmiddleware\(\s*\[?["']auth|\.(Use|Group)\([^\n]{0,60}\bRequire(Client|Admin|User|Login)\w*|@(authed|admins?|login)_(only|required)\b|\bFromRequest(Parts)?(<[^\n{]*>)?\s+for\s+\w*(Auth|User|Claims|Session)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SomewherePattern();
}
