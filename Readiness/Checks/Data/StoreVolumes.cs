using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Data;

/// <summary>Containers that keep data, and whether a volume outlives them.</summary>
internal static partial class StoreVolumes
{
    private static readonly string[] Queues = ["rabbitmq", "kafka", "cp-kafka", "redpanda", "nats"];

    /// <param name="IsProduction">The file deploys the system; it is not the set of stores that a developer starts beside it.</param>
    internal sealed record Bare(string Name, bool IsProduction, bool IsDatabase, Location Location);

    /// <summary>Those without a volume.</summary>
    public static IEnumerable<Bare> Without(RepositoryFacts repository) => InCompose(repository).Concat(InKubernetes(repository)).Concat(InAspire(repository));

    private static IEnumerable<Bare> InCompose(RepositoryFacts repository)
    {
        var files = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && !Trial().IsMatch(file.Path)).ToList();
        var built = Built(repository);
        bool IsStoreHere(ComposeService service) => IsStore(service.Image) || (service.BuildFile is { } path && built.Any(file => file.Path.Equals(path, StringComparison.OrdinalIgnoreCase)));
        var isElsewhere = repository.KubernetesResources.Any(one => one.Class == PathClasses.Production && one.IsWorkload) || ManagedDatabases.Of(repository).Any(one => !one.IsOptional());
        foreach (var file in files)
        {
            // A file that starts no program of this system only serves developers.
            var isProduction = file.Use == DeploymentUse.Production
                || (file.Use == DeploymentUse.Unstated && !isElsewhere && !files.Any(other => other.Use == DeploymentUse.Production) && file.Services.Any(service => service.BuildContext is not null || (service.Image is { } image && !IsStore(image) && service.Definition["depends_on"].Exists)));
            var shared = file.Services.SelectMany(service => service.Definition["volumes_from"].OneOrMany()).Select(node => node.Text?.Split(':')[0]).ToList();
            foreach (var service in file.Services.Where(service => IsStoreHere(service) && !shared.Contains(service.Name, StringComparer.Ordinal)))
            {
                // db in compose.yaml may have its volume in another file of the same project
                if (!service.Definition["volumes"].Exists && !service.Definition["volumes_from"].Exists && !service.Definition["extends"].Exists && !files.Any(other => other.Services.Any(one => one.Name == service.Name && one.Definition["volumes"].Exists)))
                {
                    yield return new(service.Name, isProduction, DatabaseClients.IsServer(service.Image) || service.BuildFile is not null, new(file.Path, service.Definition.Line));
                }
                else if (service.Definition["tmpfs"].Exists && service.Definition["tmpfs"].OneOrMany().Any(one => one.Text is { } text && text.Contains("/var/lib", StringComparison.Ordinal)))
                {
                    yield return new(service.Name, isProduction, DatabaseClients.IsServer(service.Image), new(file.Path, service.Definition["tmpfs"].Line));
                }
            }
        }
    }

    private static IEnumerable<Bare> InKubernetes(RepositoryFacts repository)
    {
        var built = Built(repository);
        foreach (var workload in repository.KubernetesResources.Where(one => one.Class == PathClasses.Production && one.IsWorkload && one.Kind is not "Job" and not "CronJob"))
        {
            var image = workload.PodSpec["containers"].Items.Select(container => container["image"].Text).FirstOrDefault(one => IsStore(one) || IsBuilt(built, one));
            if (image is null || workload.Root.At("spec", "volumeClaimTemplates").Exists)
            {
                continue;
            }

            var volumes = workload.PodSpec["volumes"];
            var isDynamic = volumes.Descendants().Any(node => node.Text is { } text && text.Contains("__dynamic__", StringComparison.Ordinal));
            if (!isDynamic && !volumes.Items.Any(volume => volume.Entries.Any(entry => entry.Key is not "name" and not "emptyDir" and not "configMap" and not "secret" and not "projected" and not "downwardAPI")))
            {
                var isProduction = !DeliveryCommands.IsForDevelopers(workload.Path);
                yield return new($"{workload.Kind}/{workload.Name}", isProduction, DatabaseClients.IsServer(image) || IsBuilt(built, image), new(workload.Path, workload.Root.Line));
            }
        }
    }

    // builder.AddPostgres("db").WithDataVolume(): a container wherever the host runs or is published to, unless Azure's own service is added instead.
    private static IEnumerable<Bare> InAspire(RepositoryFacts repository)
    {
        var all = repository.Resources.Where(one => one.Class == PathClasses.Production && one.Tool is InfrastructureTool.Aspire).ToList();
        var isPublished = all.Exists(one => one.Is("AddAzureContainerAppEnvironment", "AddKubernetesEnvironment", "AddDockerComposeEnvironment")) && !all.Exists(one => one.Kind is ResourceKind.Database && one.Type.StartsWith("AddAzure", StringComparison.Ordinal));
        return all.Where(one => one.Is("AddPostgres", "AddSqlServer", "AddMySql", "AddMongoDB", "AddOracle", "AddRabbitMQ", "AddKafka"))
            .Where(one => !one.Setting("WithDataVolume", "WithDataBindMount", "WithVolume", "WithBindMount").Exists)
            .Select(one => new Bare(one.Name, isPublished, one.Kind is ResourceKind.Database, one.Location));
    }

    /// <summary>The Dockerfiles of images that are made from a store's: with tables or extensions of their own.</summary>
    private static List<Dockerfile> Built(RepositoryFacts repository) => [.. ComponentImages.Shipped(repository).Where(file => IsStore(ComponentImages.BaseImage(file)))];

    // catalog-db/Dockerfile builds registry.test/shop/catalog-db:1.0
    private static bool IsBuilt(List<Dockerfile> built, string? image)
    {
        var name = (image ?? "").Split('@')[0];
        name = name[(name.LastIndexOf('/') + 1)..].Split(':')[0];
        return name.Length > 2 && built.Exists(file => NameOf(file) is { Length: > 2 } folder && (name.Equals(folder, StringComparison.OrdinalIgnoreCase) || name.EndsWith("-" + folder, StringComparison.OrdinalIgnoreCase)));
    }

    // db/Dockerfile and db.Dockerfile
    private static string NameOf(Dockerfile file)
    {
        var (folder, name) = file.Path.LastIndexOf('/') is var slash and >= 0 ? (file.Path[..slash], file.Path[(slash + 1)..]) : ("", file.Path);
        return name.EndsWith(".Dockerfile", StringComparison.OrdinalIgnoreCase) ? name[..^11] : name.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase) ? name[11..] : folder[(folder.LastIndexOf('/') + 1)..];
    }

    private static bool IsStore(string? image) => DatabaseClients.IsServer(image) || (image is not null && Queues.Any(name => image.Split(':')[0].EndsWith(name, StringComparison.OrdinalIgnoreCase)));

    // docker-compose.ci.yml, compose.test.yaml
    [GeneratedRegex("""(^|[/._-])(ci|tests?|e2e|integration)([/._-]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trial();
}
