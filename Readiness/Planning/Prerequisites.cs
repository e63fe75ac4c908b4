namespace Gapless.Readiness.Planning;

/// <summary>Which checks have to hold before work on another one is worth doing: a restore is rehearsed from a backup, an alert fires on a metric.</summary>
public static class Prerequisites
{
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<string>> Table = Read(
        """
        alert.routing        alert.rules
        alert.rules          metric.collected
        api.docs             api.openapi
        api.openapi-valid    api.openapi
        auth.default-deny    auth.required
        auth.rbac-matrix     auth.required
        auth.privileged-access auth.central
        backup.automated     db.provisioned
        backup.pitr          backup.automated
        backup.retention     backup.automated
        backup.verified      backup.automated
        cdn.enabled          perf.static-caching
        ci.branch-protection ci.present
        ci.deploy            ci.image-build
        ci.image-build       ci.present container.dockerfile
        ci.tests             ci.present test.unit
        ci.workflow-hardening ci.present
        compose.production   compose.present
        container.nonroot    container.dockerfile
        cost.budgets         cost.tags
        dash.defined         metric.collected
        db.migration-guards  db.migrations
        db.migration-rollback db.migrations
        db.restore-drill     backup.automated
        db.seed              db.migrations
        dr.drill             dr.plan backup.verified
        dr.multi-region      dr.plan
        dr.plan              dr.objectives backup.automated
        edge.exposed-endpoints gateway.single-entry
        env.production-live  ci.deploy
        headers.hsts         tls.https
        health.dependencies  health.endpoint
        health.separation    health.endpoint
        health.wired         health.separation
        iac.managed          iac.present
        k8s.availability     scale.replicas health.wired
        log.aggregated       log.structured
        ops.uptime           health.endpoint
        privacy.erasure      privacy.records
        privacy.export       privacy.records
        privacy.retention    privacy.records
        pwa.offline          pwa.manifest
        ratelimit.auth       auth.required
        release.rollback     ci.deploy release.versioning
        release.safe-rollout ci.deploy health.wired
        resilience.retries   resilience.timeouts
        scale.autoscale      scale.replicas k8s.resources
        scale.load-balancer  scale.replicas
        scale.replicas       scale.stateless
        scale.stateless      session.store storage.files
        secrets.plaintext-manifests secrets.manager
        secrets.rotation     secrets.manager
        slo.defined          metric.collected
        supply.image-scan    ci.image-build
        supply.sbom          ci.image-build
        test.e2e             test.unit
        test.load            env.separation
        tls.redirect         tls.https
        tls.renewal          tls.https
        """);

    /// <summary>Every check that has prerequisites.</summary>
    public static IEnumerable<string> Dependents => Table.Keys;

    /// <summary>What has to hold before this check, without what has to hold before that in turn.</summary>
    public static ImmutableArray<string> Of(string check) => Table.GetValueOrDefault(check, []);

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Read(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToImmutableSortedDictionary(words => words[0], words => words.Skip(1).ToImmutableArray(), StringComparer.Ordinal);
}
