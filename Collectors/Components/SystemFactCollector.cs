using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Collects the facts of the whole repository: its components' and those that files and deployments show.</summary>
internal static partial class SystemFactCollector
{
    public static FactSet Collect(RepositoryFacts repository, ComponentSurroundings surroundings)
    {
        var facts = new FactCollector();
        foreach (var component in repository.Components)
        {
            facts.Add(component.Facts);
        }

        AddServices(facts, repository.Components);
        AddManifests(facts, repository.Manifests);
        AddDeployments(facts, repository);
        AddResources(facts, repository);
        AddLooseHits(facts, surroundings);
        foreach (var file in repository.Files.Where(file => file.Class is PathClasses.Production))
        {
            AddByName(facts, file);
        }

        foreach (var file in repository.DataFiles.Where(file => file.Class is PathClasses.Production))
        {
            AddByContent(facts, file);
        }

        RemoveStoresOfDesktops(facts, repository);
        return facts.Build();
    }

    // A file of SQLite on its user's machine: nobody provisions, saves or watches a database of it.
    private static void RemoveStoresOfDesktops(FactCollector facts, RepositoryFacts repository)
    {
        string[] deployed = [Fact.Service, Fact.Docker, Fact.Compose, Fact.Kubernetes, Fact.Helm, Fact.InfrastructureCode, Fact.PlatformService, Fact.Aspire];
        var drivers = repository.Manifests.Where(manifest => manifest.Class == PathClasses.Production).SelectMany(manifest => manifest.Dependencies).Select(dependency => dependency.Name).ToList();
        if (!repository.Components.IsEmpty && drivers.Exists(name => InProcess().IsMatch(name)) && !drivers.Exists(name => OverTheNetwork().IsMatch(name)) && !deployed.Any(facts.Has))
        {
            facts.Remove(Fact.Database);
            facts.Remove(Fact.Relational);
        }
    }

    private static void AddServices(FactCollector facts, ImmutableArray<ComponentFacts> components)
    {
        if (components.FirstOrDefault(component => component.IsService) is { } service)
        {
            facts.Add(Fact.Service, Evidence.Certain($"{service.Name} is a service", new(service.Manifest.Path, 0)));
        }

        var http = components.Where(component => component.Kind == ComponentKind.Http).Take(2).ToList();
        if (http is [var one, var other])
        {
            facts.Add(Fact.MultiService, Evidence.Certain($"{one.Name} and {other.Name} both answer requests", new(other.Manifest.Path, 0)));
        }

        // A library that can serve requests serves none by itself.
        if (http.Count == 0 && !components.Any(component => component.IsService))
        {
            facts.Remove(Fact.Http);
            facts.Remove(Fact.Api);
        }
    }

    private static void AddManifests(FactCollector facts, ImmutableArray<PackageManifest> manifests)
    {
        if (manifests.FirstOrDefault(manifest => manifest.Class == PathClasses.Production) is { } manifest)
        {
            facts.Add(Fact.Manifest, Evidence.Certain("manifest", new(manifest.Path, 0)));
        }
    }

    private static void AddDeployments(FactCollector facts, RepositoryFacts repository)
    {
        if (repository.Dockerfiles.FirstOrDefault(file => file.Class == PathClasses.Production && !file.IsTooling) is { } dockerfile)
        {
            facts.Add(Fact.Docker, Evidence.Certain("Dockerfile", new(dockerfile.Path, 0)));
        }

        foreach (var file in repository.ComposeFiles.Where(file => file.Class == PathClasses.Production))
        {
            facts.Add(Fact.Compose, Evidence.Certain("Compose file", new(file.Path, 0)));
            AddComposeServices(facts, file);
        }

        foreach (var workload in repository.KubernetesResources.Where(resource => resource.Class == PathClasses.Production && resource.IsWorkload))
        {
            facts.Add(Fact.Kubernetes, Evidence.Certain($"{workload.Kind} {workload.Name}", new(workload.Path, workload.Root.Line)));

            // A job runs a client of a store, not the store.
            if (workload.Kind is not ("Job" or "CronJob"))
            {
                AddImages(facts, workload.PodSpec["containers"].Items.Select(container => container["image"]), workload.Path);
            }
        }

        if (repository.Pipelines.FirstOrDefault() is { } pipeline)
        {
            facts.Add(Fact.ContinuousIntegration, Evidence.Certain($"{pipeline.System} pipeline", new(pipeline.Path, 0)));
        }
    }

    private static void AddComposeServices(FactCollector facts, ComposeFile file)
    {
        AddImages(facts, file.Services.Select(service => service.Definition["image"]), file.Path);
        if (file.Services.FirstOrDefault(service => service.BuildContext is not null && !file.Path.Contains(".devcontainer/", StringComparison.Ordinal)) is { } built)
        {
            facts.Add(Fact.Service, Evidence.Certain($"Compose builds and runs {built.Name}", new(file.Path, built.Definition.Line)));
        }
    }

    private static void AddImages(FactCollector facts, IEnumerable<Node> images, string path)
    {
        foreach (var image in images.Where(image => image.Text is not null))
        {
            foreach (var fact in StoreFacts.OfImage(image.Text!))
            {
                facts.Add(fact, Evidence.Certain("image " + image.Text, new(path, image.Line)));
            }
        }
    }

    // Terraform's own lock, a dead-letter queue and a topic of alarms are stores of the operators, not of the system.
    private static void AddResources(FactCollector facts, RepositoryFacts repository)
    {
        if (repository.Resources.FirstOrDefault(one => one.Class == PathClasses.Production && one.Tool is InfrastructureTool.CloudDevelopmentKit) is { } program)
        {
            facts.Add(Fact.InfrastructureCode, Evidence.Certain(program.Type, program.Location));
        }

        foreach (var resource in repository.Resources.Where(one => one.Class == PathClasses.Production && !one.Name.Contains("lock", StringComparison.OrdinalIgnoreCase) && one.Properties["count"].Text?.Contains('?', StringComparison.Ordinal) != true))
        {
            foreach (var fact in StoreFacts.OfResource(resource))
            {
                facts.Add(fact, Evidence.Certain($"{resource.Type} {resource.Name}".TrimEnd(), resource.Location));
            }
        }
    }

    // Code outside of every component shows the stores it adds and the accounts it models, but no service.
    private static void AddLooseHits(FactCollector facts, ComponentSurroundings surroundings)
    {
        foreach (var (idiom, hit) in surroundings.Hits.Where(pair => surroundings.Owner(pair.Hit.Path) is null))
        {
            if (FactIdioms.FactOf(idiom) is { } fact and not (Fact.Http or Fact.Api))
            {
                facts.Add(fact, Evidence.Strong(hit.Value, hit.Location));
            }
        }
    }

    private static void AddByName(FactCollector facts, FileFact file)
    {
        var fact = PlatformName().IsMatch(file.Path) ? Fact.PlatformService
            : file.Name is "Chart.yaml" ? Fact.Helm
            : InfrastructureName().IsMatch(file.Path) ? Fact.InfrastructureCode
            : null;
        if (fact is not null)
        {
            facts.Add(fact, Evidence.Certain(file.Name, new(file.Path, 0)));
        }
    }

    private static void AddByContent(FactCollector facts, DataFile file)
    {
        var root = file.Documents.FirstOrDefault(Node.Missing);
        var isInfrastructure = root["AWSTemplateFormatVersion"].Exists
            || (root["$schema"].Text is { } schema && schema.Contains("deploymentTemplate.json", StringComparison.OrdinalIgnoreCase))
            || (root["apiVersion"].Text is { } version && version.Contains("crossplane.io", StringComparison.Ordinal))
            || (root.Kind == NodeKind.List && root.Items.Any(play => play["hosts"].Exists && (play["tasks"].Exists || play["roles"].Exists)));
        if (isInfrastructure)
        {
            facts.Add(Fact.InfrastructureCode, Evidence.Certain(RepositoryPath.Name(file.Path), new(file.Path, 0)));
        }

        if (root["runtime"].Exists && RepositoryPath.Name(file.Path) is "app.yaml" or "app.yml")
        {
            facts.Add(Fact.PlatformService, Evidence.Certain("app.yaml", new(file.Path, 0)));
        }

        if ((root["openapi"].Exists || root["swagger"].Exists) && root["paths"].Exists && facts.Has(Fact.Http))
        {
            facts.Add(Fact.Api, Evidence.Certain("OpenAPI description", new(file.Path, 0)));
        }
    }

    [GeneratedRegex(@"sqlite|litedb", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InProcess();

    // pg, asyncpg, lib/pq, pgx, postgrex, Npgsql, mysql2, mysqlclient, SqlClient, pyodbc, mongoose, node-redis
    [GeneratedRegex(@"(^|[^a-z])(pg|pq|pgx|mssql|tedious|odbc)([^a-z]|$)|postgr|psycopg|asyncpg|npgsql|mysql|maria|sqlclient|pyodbc|oracle|mongo|redis|cosmos|dynamo", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OverTheNetwork();

    [GeneratedRegex(@"(^|/)(fly\.toml|render\.ya?ml|railway\.(toml|json)|vercel\.json|netlify\.toml|\.do/app\.ya?ml|azure\.ya?ml|Procfile|serverless\.ya?ml)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PlatformName();

    [GeneratedRegex(@"(\.tf|\.tofu|\.bicep|(^|/)(cdk\.json|Pulumi\.ya?ml|ansible\.cfg))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InfrastructureName();
}
