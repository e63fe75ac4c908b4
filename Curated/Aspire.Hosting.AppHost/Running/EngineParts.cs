using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Aspire.Hosting.Storage;
using Aspire.Hosting.Waiting;

namespace Aspire.Hosting.Running;

/// <summary>What every runner needs.</summary>
internal sealed record EngineParts(
    DistributedApplicationModel Model,
    DistributedApplicationExecutionContext Execution,
    ResourceNotificationService Notifications,
    ResourceLoggerService Logs,
    Readiness Readiness,
    HealthMonitor Health,
    EndpointAllocation Endpoints,
    HostFolders Folders,
    Announcer Announcer,
    IConfiguration Configuration,
    TimeProvider Clock)
{
    public Assembly? AppHostAssembly { get; init; }
}
