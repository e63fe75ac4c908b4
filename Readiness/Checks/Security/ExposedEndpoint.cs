using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

/// <summary>An operational path, what its content looks like, and how bad it is when strangers get it.</summary>
internal sealed partial record ExposedEndpoint(string Path, string What, Outcome Outcome, Regex Signature)
{
    private const string DatabaseClient = "a database client";
    private const string GraphQuery = "/graphql?query=%7B__schema%7BqueryType%7Bname%7D%7D%7D";

    private static readonly ProbeRequest Trace = new ProbeRequest("TRACE", "/").With("x-gapless-echo", "gapless-echo-7d1f");

    private static readonly ImmutableArray<ExposedEndpoint> All =
    [
        new("/actuator/env", "the environment of the program", Outcome.Fail, ActuatorEnvironment()),
        new("/actuator/mappings", "the routes of the program", Outcome.Fail, ActuatorMappings()),
        new("/actuator", "an index of management endpoints", Outcome.Partial, ActuatorIndex()),
        new("/debug/pprof/", "a profiler", Outcome.Fail, Profiles()),
        new("/_profiler", "a profiler", Outcome.Fail, SymfonyProfiler()),
        new("/telescope", "recorded requests", Outcome.Fail, Telescope()),
        new("/horizon", "a queue dashboard", Outcome.Fail, Horizon()),
        new("/hangfire", "a job dashboard", Outcome.Fail, Hangfire()),
        new("/elmah.axd", "an error log", Outcome.Fail, ErrorLog()),
        new("/trace.axd", "recorded requests", Outcome.Fail, TraceLog()),
        new("/phpinfo.php", "the PHP configuration", Outcome.Fail, PhpInfo()),
        new("/rails/info/routes", "the routes of the program", Outcome.Fail, RailsRoutes()),
        new("/adminer.php", DatabaseClient, Outcome.Fail, Adminer()),
        new("/phpmyadmin/", DatabaseClient, Outcome.Fail, PhpMyAdmin()),
        new("/prometheus/", "a metrics server", Outcome.Fail, Prometheus()),
        new("/grafana/", "dashboards without a sign-in", Outcome.Fail, Grafana()),
        new("/admin", "an admin page without a sign-in", Outcome.Fail, AdminPage()),
        new("/server-status", "the server's own status", Outcome.Fail, ServerStatus()),
        new("/metrics", "metrics", Outcome.Partial, Metrics()),
        new(GraphQuery, "the schema by introspection", Outcome.Partial, Schema()),
        new("/swagger/index.html", "an API reference", Outcome.Partial, Reference()),
        new("/swagger-ui/index.html", "an API reference", Outcome.Partial, Reference()),
        new("/structuredlogs", "an Aspire dashboard", Outcome.Fail, AspireDashboard()),
    ];

    /// <summary>A heap dump is asked for by HEAD: nobody wants it to be read.</summary>
    private static readonly ProbeRequest HeapDump = new("HEAD", "/actuator/heapdump");

    public static ImmutableArray<ProbeRequest> Requests { get; } = [.. All.Select(one => ProbeRequest.Get(one.Path)), HeapDump, Trace, .. HealthCandidates.Requests, .. ApiDescription.Requests];

    /// <summary>Everything found open, the worst first.</summary>
    public static IEnumerable<(Answer Answer, string What, Outcome Outcome)> Find(TargetFacts target) =>
        All.Select(endpoint => endpoint.In(target)).Concat(Special(target)).Where(found => found is not null).Select(found => found!.Value).OrderByDescending(found => found.Outcome);

    private (Answer Answer, string What, Outcome Outcome)? In(TargetFacts target)
    {
        var answer = target.Answer(ProbeRequest.Get(Path));
        if (!target.Exists(answer) || !Matches(answer) || (IsDocumentation && target.Declared.IsPublicApi))
        {
            return null;
        }

        // Labels such as method, route or tenant tell about the application; counters of the runtime alone do not.
        return (answer, What, "/metrics".Equals(Path, StringComparison.Ordinal) && ApplicationLabels().IsMatch(answer.Text) ? Outcome.Fail : Outcome);
    }

    private bool IsDocumentation => Path.StartsWith("/swagger", StringComparison.Ordinal) || Path.Equals(GraphQuery, StringComparison.Ordinal);

    // Its sign-in is the database's own: nothing stands before it.
    private bool IsDatabaseClient => What.Equals(DatabaseClient, StringComparison.Ordinal);

    private bool Matches(Answer answer)
    {
        try
        {
            return Signature.IsMatch(answer.Text) && (IsDatabaseClient || !SignIn().IsMatch(answer.Text));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static IEnumerable<(Answer Answer, string What, Outcome Outcome)?> Special(TargetFacts target)
    {
        var dump = target.Answer(HeapDump);
        yield return dump.IsSuccess && !dump.IsHtml && dump.MediaType.Contains("octet-stream", StringComparison.Ordinal) ? (dump, "a heap dump", Outcome.Fail) : null;

        var trace = target.Answer(Trace);
        yield return trace.IsSuccess && trace.Text.Contains("gapless-echo-7d1f", StringComparison.OrdinalIgnoreCase) ? (trace, "TRACE echoes the request", Outcome.Partial) : null;

        yield return target.Home.Final.IsHtml && Listing().IsMatch(target.Home.Final.Text) ? (target.Home.Final, "a directory listing", Outcome.Partial) : null;

        foreach (var health in HealthCandidates.Found(target).Where(answer => VerboseHealth().IsMatch(answer.Text)))
        {
            yield return (health, "a health answer with hosts, exceptions or connection strings", Outcome.Fail);
        }

        // Descriptions of a private API are open documentation too.
        if (!target.Declared.IsPublicApi && ApiDescription.Of(target) is { } description && description.Operations.Any(operation => operation.IsProtected))
        {
            yield return (description.Source, "the description of an API that has protected operations", Outcome.Partial);
        }
    }
}
