using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Readiness.Checks.Infrastructure;

public sealed class InfrastructureIsCode : Check
{
    private static readonly Idiom Publishes = new("iac.present/aspire", ["AddDockerComposeEnvironment", "AddKubernetesEnvironment", "AddAzureContainerAppEnvironment", "AddAzureAppServiceEnvironment", "AddAzureKubernetesEnvironment"]) { Languages = [Language.CSharp], CodeOnly = true };

    // az postgres flexible-server create, aws rds create-db-instance, gcloud sql instances create
    private static readonly Idiom Scripts = new("iac.present/script", ["az group create", "az webapp create", "az containerapp create", "az postgres", "az aks create", "az vm create", "aws rds create", "aws ecs create", "aws ec2 run-instances", "aws eks create", "aws s3 mb", "aws elasticache create", "gcloud sql instances create", "gcloud run deploy", "gcloud compute instances create", "gcloud container clusters create", "doctl compute", "doctl apps create", "hcloud server create", "eksctl create"])
    {
        Languages = [Language.Shell, Language.Yaml, Language.Text],
        In = PathClasses.Production,
        LimitPerFile = 2,
    };

    public override CheckInfo Info { get; } = new("iac.present", Category.Infrastructure, Priority.High, "The production infrastructure is described in version-controlled code")
    {
        Why = "What was clicked together cannot be reviewed, repeated or rebuilt after it is gone.",
        Remedy = "Describe what is missing in the tool already in use, one module for each kind: compute, stores, and the public entry.",
        Effort = Effort.Large,
        Methods = [Method.Repository],
        References = ["AWS Well-Architected REL08-BP04", "Azure Well-Architected OE:05", "Twelve-Factor App X"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Publishes, Scripts];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var found = Matrix(repository).ToList();
        var evidence = found.Where(one => one.Shown is not null).Select(one => Evidence.Certain($"{one.Kind}: {one.Shown!.Message}", one.Shown.Location)).ToList();
        var missing = found.Where(one => one.Shown is null).Select(one => one.Kind).ToList();
        if (evidence.Count == 0)
        {
            return [Without(repository)];
        }

        return [missing.Count == 0
            ? Verdict.Pass(Verdict.WholeSystem, $"Code describes {string.Join(", ", found.Select(one => one.Kind))}.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, $"Code describes parts of the infrastructure, but not {string.Join(", ", missing)}.", evidence)];
    }

    private static Verdict Without(RepositoryFacts repository)
    {
        if (repository.HitsOf(Scripts) is [var script, ..])
        {
            return Verdict.Partial(Verdict.WholeSystem, "Scripts create resources; their state is not described.", Evidence.Strong(script.Excerpt, script.Location));
        }

        return ProductionCompose.Of(repository).FirstOrDefault() is { } compose
            ? Verdict.Partial(Verdict.WholeSystem, $"{compose.Path} describes the containers, but nothing describes where they run.", Evidence.Certain("Compose file for production", new(compose.Path, 0)))
            : repository.ComposeFiles.FirstOrDefault(file => file.Class == PathClasses.Production) is { } local
                ? Verdict.Fail(Verdict.WholeSystem, "There is only a Compose file for local use.", Evidence.Certain("local Compose file", new(local.Path, 0)))
                : Verdict.Fail(Verdict.WholeSystem, "There is no infrastructure code.", Evidence.Certain("no Terraform, Bicep, templates, manifests or platform files"));
    }

    /// <summary>Each kind the system needs, and what describes it.</summary>
    private static IEnumerable<(string Kind, Evidence? Shown)> Matrix(RepositoryFacts repository)
    {
        var cloud = CloudCode.Of(repository);
        var cluster = Cluster.Of(repository);
        var app = PlatformFiles.Apps(repository).FirstOrDefault();
        var aspire = repository.FirstOf(null, Publishes) is { } hit ? Evidence.Strong(hit.Excerpt, hit.Location) : repository.Facts.Has(Fact.Aspire) && repository.File("azure.yaml") is { } azure ? Evidence.Certain("azure.yaml", new(azure.Path, 0)) : null;
        Evidence? In(params ResourceKind[] kinds) => cloud.FirstOrDefault(one => kinds.Contains(one.Kind) && (one.Tool is not InfrastructureTool.Aspire || aspire is not null))?.Evidence();

        var platform = app is null ? null : Evidence.Certain($"{app.Platform} runs {app.Name}", app.Where);
        yield return ("compute", In(ResourceKind.Compute, ResourceKind.Cluster) ?? OfWorkload(cluster) ?? OfRelease(cluster) ?? platform ?? aspire);
        yield return ("the public entry", In(ResourceKind.LoadBalancer, ResourceKind.ApiGateway, ResourceKind.ContentDelivery, ResourceKind.DnsRecord)
            ?? Entries.Of(repository).Gateways.FirstOrDefault(gateway => !cluster.Workloads.IsEmpty) ?? OfService(cluster) ?? platform
            ?? cloud.FirstOrDefault(one => one.Is("azurerm_container_app", "Microsoft.App/containerApps", "Microsoft.Web/staticSites", "module/avm/res/app/container-app*", "module/avm/res/web/*", "azurerm_linux_web_app", "azurerm_windows_web_app", "Microsoft.Web/sites", "google_cloud_run*", "aws_apprunner_service", "digitalocean_app"))?.Evidence() ?? aspire);
        foreach (var (kind, _) in BackingServices.Needed(repository))
        {
            yield return ($"the {kind}", In(kind switch { Fact.Database => ResourceKind.Database, Fact.Cache => ResourceKind.Cache, _ => ResourceKind.Queue }) ?? OfStore(cluster, kind) ?? OnPlatform(repository, kind)
                ?? (kind is Fact.Queue ? In(ResourceKind.Cache) ?? OfStore(cluster, Fact.Cache) : null));
        }
    }

    private static Evidence? OfWorkload(Cluster cluster) =>
        cluster.Workloads.FirstOrDefault(one => !one.Containers.Any(container => StoreImages.KindOf(container["image"].Text) is not null)) is { } workload ? Evidence.Certain(workload.Subject, workload.At(workload.Pod)) : null;

    // A release of a chart runs what the chart says.
    private static Evidence? OfRelease(Cluster cluster) =>
        cluster.OfKind("HelmRelease", "Application", "ApplicationSet").FirstOrDefault() is { } release ? Evidence.Certain($"{release.Kind} {ManifestText.Shown(release.Name)}", new(release.Path, release.Root.Line)) : null;

    private static Evidence? OfService(Cluster cluster) =>
        cluster.OfKind("Service").FirstOrDefault(one => one.Root.At("spec", "type").Text is "LoadBalancer") is { } service ? Evidence.Certain($"Service {ManifestText.Shown(service.Name)}", new(service.Path, service.Root.Line)) : null;

    private static Evidence? OfStore(Cluster cluster, string kind) =>
        cluster.Workloads.FirstOrDefault(one => one.Containers.Any(container => kind.Equals(StoreImages.KindOf(container["image"].Text), StringComparison.Ordinal))) is { } workload ? Evidence.Certain(workload.Subject, workload.At(workload.Pod))
        : kind is Fact.Database && DatabaseOperators.In(cluster).FirstOrDefault() is { } operated ? Evidence.Certain($"{operated.Kind} {ManifestText.Shown(operated.Name)}", new(operated.Path, operated.Root.Line))
        : null;

    // render.yaml and .do/app.yaml have databases of their own.
    private static Evidence? OnPlatform(RepositoryFacts repository, string kind)
    {
        // "addons": ["heroku-postgresql", { "plan": "heroku-redis:mini" }]
        foreach (var file in repository.DataFiles.Where(file => file.Class == PathClasses.Production && file.Path is "app.json" && !OfferedPlatforms.Holds(repository, file.Path) && file.Documents.Length > 0))
        {
            var words = kind is Fact.Database ? (string[])["postgres", "mysql", "jawsdb", "cleardb", "mongo"] : kind is Fact.Cache ? ["redis", "memcache"] : ["redis", "rabbit", "cloudamqp", "kafka"];
            var addon = file.Documents[0]["addons"].Items.Select(one => one.Text is not null ? one : one["plan"]).FirstOrDefault(one => one.Text is { } text && words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
            if (addon is not null)
            {
                return Evidence.Certain(addon.Text!, new(file.Path, addon.Line));
            }
        }

        foreach (var file in repository.DataFiles.Where(file => file.Class == PathClasses.Production && file.Documents.Length > 0 && !OfferedPlatforms.Holds(repository, file.Path) && file.Path.EndsWith("render.yaml", StringComparison.Ordinal) || file.Path.EndsWith(".do/app.yaml", StringComparison.Ordinal)))
        {
            var root = file.Documents[0]["spec"].Exists ? file.Documents[0]["spec"] : file.Documents[0];
            var node = kind is Fact.Database ? root["databases"] : root["services"].Items.FirstOrDefault(service => service["type"].Text is "redis" or "keyvalue") ?? Node.Missing;
            if (node.Exists)
            {
                return Evidence.Certain($"{kind} in {file.Path}", new(file.Path, node.Line));
            }
        }

        return null;
    }
}
