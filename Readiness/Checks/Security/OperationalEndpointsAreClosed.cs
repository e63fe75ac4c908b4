using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class OperationalEndpointsAreClosed : Check
{
    // management.endpoints.web.exposure.include=*
    private static readonly Idiom Actuator = new("edge.exposed-endpoints/actuator", ["include"]) { Pattern = ActuatorPattern(), Languages = [Language.Configuration, Language.Yaml, Language.Text] };

    private static readonly Idiom Profiler = new("edge.exposed-endpoints/pprof", ["net/http/pprof"]) { Languages = [Language.Go] };

    private static readonly Idiom Dashboard = new("edge.exposed-endpoints/dashboard", ["UseHangfireDashboard", "IDashboardAuthorizationFilter", "Sidekiq::Web"]) { Pattern = DashboardPattern() };

    private static readonly Idiom Introspection = new("edge.exposed-endpoints/introspection", ["introspection"]) { Pattern = IntrospectionPattern() };

    public override CheckInfo Info { get; } = new("edge.exposed-endpoints", Category.Security, Priority.High, "Operational and debug endpoints are not open to the world")
    {
        Why = "Metrics, heap dumps, profilers and admin pages show strangers secrets, names and load, and some let them act.",
        Remedy = "Bind operational endpoints to an internal port or network, or ask for a sign-in; switch off TRACE and directory listings.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["OWASP ASVS 5.0 13.4.2", "OWASP ASVS 5.0 13.4.5", "OWASP ASVS 5.0 4.3.2", "CWE-200"],
        AppliesWhen = Condition.Any(Fact.Internet, Fact.Http),
        Aggregation = Aggregation.AnyFail,
    };

    public override ImmutableArray<Idiom> Idioms => [Actuator, Profiler, Dashboard, Introspection];

    public override ImmutableArray<ProbeRequest> Requests => ExposedEndpoint.Requests;

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (!target.Facts.Has(Fact.Internet) && !target.Declared.IsProduction)
        {
            return [Verdict.NotApplicable(target.Name, "the target is neither on the internet nor production")];
        }

        return [Judge(target)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.FirstOf(null, Actuator) is { } actuator)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "Every actuator endpoint is exposed.", Evidence.Strong(actuator.Excerpt, actuator.Location))];
        }

        return repository.FirstOf(null, Profiler, Dashboard, Introspection) is { } hit
            ? [Verdict.Partial(Verdict.WholeSystem, "A profiler, dashboard or introspection is part of the program; only the running system shows who can reach it.", Evidence.Strong(hit.Excerpt, hit.Location))]
            : [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing in the repository opens such an endpoint, but the edge decides.")];
    }

    private static Verdict Judge(TargetFacts target)
    {
        var open = ExposedEndpoint.Find(target).ToList();
        var evidence = open.Select(one => one.Answer.Seen(one.What, "content-type")).ToList();
        if (open.FirstOrDefault(one => one.Outcome == Outcome.Fail) is { What: { } worst } failing)
        {
            return Verdict.Fail(target.Name, $"{failing.Answer.Asked} is open: {worst}.", evidence);
        }

        var silent = ExposedEndpoint.Requests.Select(target.Answer).FirstOrDefault(answer => Obstacles.Of(answer, allowsRefusal: true) is not null && !Obstacles.IsChallenge(answer));
        return open.Count > 0 ? Verdict.Partial(target.Name, $"{open[0].Answer.Asked} is open: {open[0].What}.", evidence)
            : silent is not null ? target.WhyUnknown(silent, allowsRefusal: true)!
            : Verdict.Pass(
                target.Name, $"None of {ExposedEndpoint.Requests.Length} operational paths is open.",
                ExposedEndpoint.Requests.Select(request => target.Answer(request).Seen("closed")));
    }

    [GeneratedRegex("""(exposure\.include\s*[=:]\s*["']?\*|exposure:\s*\r?\n\s*include:\s*["']?\*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ActuatorPattern();

    [GeneratedRegex(@"UseHangfireDashboard\s*\(\s*(""[^""]*"")?\s*\)|mount\s+Sidekiq::Web", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DashboardPattern();

    [GeneratedRegex(@"\bintrospection\s*:\s*true", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IntrospectionPattern();
}
