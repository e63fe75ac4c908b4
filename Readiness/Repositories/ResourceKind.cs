namespace Gapless.Readiness.Repositories;

/// <summary>What a resource of the infrastructure is for, whatever the provider calls it.</summary>
public enum ResourceKind
{
    Other,

    /// <summary>A managed relational or document database: server, instance or cluster.</summary>
    Database,
    Cache,

    /// <summary>A broker, queue, topic or stream.</summary>
    Queue,

    /// <summary>A bucket, blob container, storage account or file share.</summary>
    Storage,

    /// <summary>A backup plan, vault, policy or snapshot schedule.</summary>
    Backup,
    LoadBalancer,
    ApiGateway,
    ContentDelivery,
    WebFirewall,
    DdosProtection,
    DnsZone,
    DnsRecord,
    Certificate,

    /// <summary>A virtual network.</summary>
    Network,
    Subnet,

    /// <summary>A security group, a network security group or a firewall, and their rules.</summary>
    NetworkRules,

    /// <summary>What containers run in: a Kubernetes or ECS cluster, a container environment.</summary>
    Cluster,

    /// <summary>What runs the application: a container app, app service, function, machine or node group.</summary>
    Compute,
    Autoscaling,
    SecretStore,
    EncryptionKey,

    /// <summary>A role, a service account or a managed identity.</summary>
    Identity,

    /// <summary>A policy, a role assignment or a binding.</summary>
    AccessPolicy,
    Registry,

    /// <summary>A log group, workspace or sink.</summary>
    Logs,

    /// <summary>An alarm or an alert rule.</summary>
    Alert,

    /// <summary>Where alerts go: an action group, a notification channel.</summary>
    AlertRoute,
    Dashboard,

    /// <summary>A probe of an address from outside.</summary>
    UptimeCheck,

    /// <summary>Metrics or traces of applications.</summary>
    Monitoring,
    Budget,
}
