namespace Gapless.Readiness.SelfAssessment;

/// <summary>A manager on Kubernetes with GitOps.</summary>
internal static class ClusterGaps
{
    public static ImmutableArray<KnownGap> All { get; } =
    [
        new("S4.1", "Environment separation",
            "Dev, staging, prod as separate environments with their own parameters, secrets and data.",
            ["env.separation"]),
        new("S4.2", "TLS, headers, network policies",
            "As S0.4, S1.7, S3.6.",
            ["tls.https", "tls.redirect", "headers.baseline", "net.segmentation"]),
        new("S4.3", "Monitoring",
            "Prometheus-readable metrics, dashboards, logs, alerts, uptime checks.",
            ["metric.collected", "dash.defined", "log.aggregated", "alert.rules", "alert.routing", "ops.uptime"]),
        new("S4.4", "High availability",
            "Three replicas in production, horizontal scaling, disruption budgets, zones.",
            ["scale.replicas", "scale.autoscale", "scale.load-balancer"]),
        new("S4.5", "Database and persistence",
            "As S0.2, with volumes and backups on Kubernetes.",
            ["db.provisioned", "db.persistent", "backup.automated", "db.pooling"]),
        new("S4.6", "Secrets",
            "Kubernetes secrets / external secrets on that target, Key Vault on Azure.",
            ["secrets.manager", "secrets.plaintext-manifests"]),
        new("S4.7", "Disaster recovery",
            "As S3.3.",
            ["backup.automated", "db.restore-drill", "dr.plan", "dr.multi-region"]),
        new("S4.8", "Performance and caching",
            "As S0.3, S0.7, S1.13.",
            ["cache.configured", "cdn.enabled", "db.performance", "metric.collected", "perf.budget"]),
        new("S4.9", "Compliance and governance",
            "Role-based access, audit log, compliance scan, retention.",
            ["audit.log", "compliance.programme", "privacy.retention"]),
    ];
}
