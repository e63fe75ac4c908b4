namespace Gapless.Readiness.Checks.Security;

public sealed class CrossOriginAccessIsLimited : Check
{
    public override CheckInfo Info { get; } = new("cors.policy", Category.Security, Priority.High, "Cross-origin access is limited to known origins, preflight included")
    {
        Why = "An API that lets any origin call it with credentials lets any web page act as its visitor.",
        Remedy = "Allow an explicit list of origins from settings, credentials only where they are needed, and answer preflights for those origins.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["Fetch standard, CORS protocol", "OWASP ASVS 5.0 3.4.2", "OWASP ASVS 5.0 3.5.2"],
        AppliesWhen = Condition.Any(Fact.ApiTarget, Fact.Api),
        Aggregation = Aggregation.AnyFail,
    };

    public override ImmutableArray<Idiom> Idioms => CrossOriginIdioms.All;

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) =>
        CrossOriginProbe.PathsOf(target).SelectMany(path => CrossOriginProbe.RequestsFor(path, target));

    public override IEnumerable<Verdict> Live(TargetFacts target) =>
        CrossOriginProbe.PathsOf(target).Select(path => Judge(target, path));

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Components.Where(component => component.Kind == ComponentKind.Http).Select(component => CrossOriginIdioms.Judge(repository, component));

    private static Verdict Judge(TargetFacts target, string path)
    {
        var foreign = CrossOriginProbe.ForeignAnswers(path, target);
        if (foreign.Select(answer => target.WhyUnknown(answer, allowsRefusal: true)).FirstOrDefault(unknown => unknown is not null) is { } unknown)
        {
            return unknown;
        }

        var declared = CrossOriginProbe.DeclaredAnswers(path, target);
        var evidence = foreign.Concat(declared).Select(CrossOriginProbe.Describe).ToList();
        var subject = $"{target.Name}{path.TrimEnd('/')}";
        if (foreign.FirstOrDefault(IsOpenWithCredentials) is { } open)
        {
            return Verdict.Fail(subject, $"{open.Asked} from {CrossOriginProbe.OriginOf(open)} is allowed with credentials.", evidence);
        }

        return FlawOf(target, path, foreign, declared) is { } flaw
            ? Verdict.Partial(subject, flaw + ".", evidence)
            : Verdict.Pass(subject, foreign.Any(answer => CrossOriginProbe.Allowed(answer) is not null) ? "Foreign origins get no access with credentials." : "Foreign origins get no access.", evidence);
    }

    // Browsers refuse * together with credentials on the answer itself; a preflight that grants both is a mistake all the same.
    private static bool IsOpenWithCredentials(Answer answer) =>
        CrossOriginProbe.AllowsCredentials(answer) && (CrossOriginProbe.IsReflected(answer) || (answer.Request.Method.Equals("OPTIONS", StringComparison.Ordinal) && CrossOriginProbe.IsAny(answer)));

    private static string? FlawOf(TargetFacts target, string path, ImmutableArray<Answer> foreign, ImmutableArray<Answer> declared)
    {
        var isSensitive = target.Facts.Has(Fact.CookieAuthentication) || CrossOriginProbe.IsProtected(target, path);
        var granted = foreign.FirstOrDefault(answer => CrossOriginProbe.IsReflected(answer) || CrossOriginProbe.IsAny(answer));
        if (granted is not null && isSensitive)
        {
            return $"{granted.Asked} allows any origin, though the API uses cookies or protects this path";
        }

        if (foreign.FirstOrDefault(answer => CrossOriginProbe.IsReflected(answer) && !answer.Headers.HasToken("vary", "origin")) is { } cached)
        {
            return $"{cached.Asked} reflects the origin without Vary: Origin";
        }

        return declared.Select(CrossOriginProbe.WhyBroken).FirstOrDefault(broken => broken is not null)
            ?? foreign.Concat(declared).Select(CrossOriginProbe.WhyWide).FirstOrDefault(wide => wide is not null);
    }
}
