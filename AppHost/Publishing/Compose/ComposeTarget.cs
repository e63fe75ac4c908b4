using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;

namespace Gapless.AppHost.Publishing.Compose;

/// <summary>Production on one host. TLS ends at the proxy in front of it; the stores are containers with named volumes.</summary>
internal sealed class ComposeTarget(IDistributedApplicationBuilder builder, PublishOptions options) : PublishTarget(options)
{
    /// <summary>The networks that Docker gives to projects by default; the proxy on the host comes from their first address.</summary>
    private const string Docker = "172.16.0.0/12";

    private const string EvidenceVolume = "gapless-evidence";

    /// <summary>The home of the user that .NET's images run as: a new volume takes its owner from there, so that the services may write.</summary>
    private const string EvidenceFolder = "/home/app";

    public override Backing AddStores()
    {
        builder.AddDockerComposeEnvironment("compose").WithDashboard(dashboard => dashboard.WithHostPort(18888)).ConfigureComposeFile(file =>
        {
            file.Name = "gapless";
            file.AddVolume(new Volume { Name = EvidenceVolume, Driver = "local" });
        });
        var postgres = builder.AddPostgres("postgres").WithImageTag("18.3").WithDataVolume("gapless-postgres")
            .PublishAsDockerComposeService((_, service) => Store(service, "pg_isready", "-U", "postgres"));
        var cache = builder.AddRedis("cache").WithDataVolume("gapless-cache").WithPersistence()
            .PublishAsDockerComposeService((_, service) => service.Restart = "unless-stopped");
        AddBackup(postgres);
        return new Backing(postgres.AddDatabase("gapless"), cache, builder.AddConnectionString("evidence", ReferenceExpression.Create($"UseLocalFolder={EvidenceFolder}/evidence")));
    }

    protected override void ShapeHere(PublishedServices services)
    {
        Trust(services, Docker);
        services.Migrator.PublishAsDockerComposeService((_, service) =>
        {
            service.Restart = "on-failure";
            service.DependsOn["postgres"] = new ServiceDependency { Condition = "service_healthy" };
        });
        foreach (var service in services.LongRunning)
        {
            service.PublishAsDockerComposeService((_, compose) => Harden(compose));
        }

        foreach (var service in new[] { services.Api, services.Worker })
        {
            service.PublishAsDockerComposeService((_, compose) =>
                compose.AddVolume(new Volume { Name = EvidenceVolume, Type = "volume", Source = EvidenceVolume, Target = EvidenceFolder }));
        }

        services.Gateway.PublishAsDockerComposeService((_, service) => service.Ports = ["127.0.0.1:8080:8080"]);
        foreach (var key in Options.SecretSettings)
        {
            var value = builder.AddParameter(ParameterName(key), secret: true);
            foreach (var service in services.LongRunning)
            {
                service.WithEnvironment(VariableName(key), value);
            }
        }
    }

    /// <summary>A dump every night, fourteen of them kept. Copying them to another place is the operator's part: see docs/deploy.md.</summary>
    private void AddBackup(IResourceBuilder<PostgresServerResource> postgres) => builder.AddContainer("backup", "docker.io/library/postgres", "18.3")
        .WithEntrypoint("/bin/bash")
        .WithArgs("/deploy/backup.sh")
        .WithBindMount("../deploy/backup.sh", "/deploy/backup.sh", isReadOnly: true)
        .WithVolume("gapless-backups", "/backups")
        .WithEnvironment("PGHOST", "postgres")
        .WithEnvironment("PGUSER", "postgres")
        .WithEnvironment("PGPASSWORD", postgres.Resource.PasswordParameter)
        .WaitFor(postgres)
        .PublishAsDockerComposeService((_, service) => service.Restart = "unless-stopped");

    private static void Store(Service service, params string[] check)
    {
        service.Restart = "unless-stopped";
        service.StopGracePeriod = "60s";
        service.Healthcheck = new Healthcheck { Test = ["CMD", .. check], Interval = "5s", Timeout = "3s", StartPeriod = "30s", Retries = 12 };
    }

    private static void Harden(Service service)
    {
        service.Restart = "unless-stopped";
        service.StopGracePeriod = "45s";
        service.ReadOnly = true;
        service.Tmpfs = ["/tmp"];
        service.CapDrop = ["ALL"];
        service.SecurityOpt = ["no-new-privileges:true"];
    }
}
