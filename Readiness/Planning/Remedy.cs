namespace Gapless.Readiness.Planning;

/// <summary>One piece of work that closes the gaps of several checks at once.</summary>
/// <param name="Title">What to do, as an order.</param>
public sealed record Remedy(string Title, ImmutableArray<string> Checks)
{
    /// <summary>No check stands in two of them.</summary>
    public static ImmutableArray<Remedy> All { get; } =
    [
        new("Answer health probes", ["health.endpoint", "health.separation", "health.dependencies", "health.wired"]),
        new("Send telemetry through one library", ["log.structured", "log.requests", "metric.collected", "trace.distributed"]),
        new("Write alerts down, with the people they reach", ["alert.rules", "alert.routing", "ops.oncall"]),
        new("Serve everything over TLS at the edge", ["tls.https", "tls.redirect", "tls.protocols", "tls.renewal", "tls.certificate-expiry"]),
        new("Set the security headers in one place", ["headers.hsts", "headers.csp", "headers.baseline"]),
        new("Limit requests at the entrance", ["ratelimit.enabled", "ratelimit.auth", "input.body-limit"]),
        new("Handle errors in one place", ["error.handler", "error.no-internals", "api.problem-details"]),
        new("Describe the API", ["api.openapi", "api.openapi-valid", "api.docs"]),
        new("Move secrets into a store", ["secrets.manager", "secrets.in-source", "secrets.env-files", "secrets.plaintext-manifests"]),
        new("Back up on a schedule, and keep the copies apart", ["backup.automated", "backup.retention", "backup.pitr"]),
        new("Rehearse a restore", ["backup.verified", "db.restore-drill"]),
        new("Write the recovery plan", ["dr.objectives", "dr.plan"]),
        new("Build a lean image that runs unprivileged", ["container.dockerfile", "container.image-hygiene", "container.nonroot", "container.no-secrets"]),
        new("Declare what every workload needs and may do", ["k8s.resources", "k8s.security-context", "k8s.rbac"]),
        new("Build and test every change", ["ci.present", "ci.tests", "ci.image-build"]),
        new("Scan in the pipeline", ["supply.code-scan", "supply.dependency-scan", "supply.image-scan", "supply.sbom"]),
        new("Give every call a time limit and a second try", ["resilience.timeouts", "resilience.retries"]),
        new("Give people their data, and forget them on request", ["privacy.export", "privacy.erasure"]),
        new("Tag resources and watch what they cost", ["cost.tags", "cost.budgets"]),
        new("Keep sessions in a shared store, and end them", ["session.store", "session.timeout"]),
        new("Deliver static files fast", ["perf.static-caching", "perf.compression", "cdn.enabled"]),
        new("Make the web app installable", ["pwa.manifest", "pwa.offline"]),
    ];

    /// <summary>The work that closes this check together with others; null when it is work of its own.</summary>
    public static Remedy? Of(string check) => All.FirstOrDefault(remedy => remedy.Checks.Contains(check, StringComparer.Ordinal));
}
