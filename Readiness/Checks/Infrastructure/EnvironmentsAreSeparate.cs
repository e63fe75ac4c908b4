using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Readiness.Checks.Infrastructure;

public sealed partial class EnvironmentsAreSeparate : Check
{
    public override CheckInfo Info { get; } = new("env.separation", Category.Infrastructure, Priority.High, "Development, staging and production are separate")
    {
        Why = "What is tried out where the customers are is an outage, and their data is then everybody's test data.",
        Remedy = "Give each environment its own account or namespace and its own settings, and promote the same image through them.",
        Effort = Effort.Large,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Twelve-Factor App X", "AWS Well-Architected SEC01", "OWASP ASVS 5.0 13.2"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override AttestationForm Attestation { get; } = new("Production is separate from every other environment: its own accounts, secrets and data.", ["environments", "what separates them", "how a change gets from one to the next"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        List<(string Way, Evidence Shown)> ways = [.. Ways(repository)];
        var evidence = ways.Select(way => Evidence.Certain($"by {way.Way}: {way.Shown.Message}", way.Shown.Location)).ToList();
        var order = Order(repository);
        evidence.AddRange(order is null ? [] : [order]);
        if (ways.Count == 0)
        {
            return Deployed(repository) is { } deployed ? [Verdict.Fail(Verdict.WholeSystem, "One environment is deployed; nothing sets production apart from another.", deployed)] : [];
        }

        var apart = string.Join(" and ", ways.Select(way => way.Way));
        return [ways.Count == 1 ? Verdict.Partial(Verdict.WholeSystem, $"Production is separate by {apart} only.", evidence)
            : order is null ? Verdict.Partial(Verdict.WholeSystem, $"Production is separate by {apart}, but nothing makes a change pass another environment first.", evidence)
            : Verdict.Pass(Verdict.WholeSystem, $"Production is separate by {apart}, and changes reach it last.", evidence)];
    }

    private static IEnumerable<(string, Evidence)> Ways(RepositoryFacts repository)
    {
        var paths = repository.Files.Where(file => file.Class == PathClasses.Production).Select(file => file.Path).ToList();
        if (Both(paths.Where(path => InfrastructureFile().IsMatch(path))) is { } code)
        {
            yield return ("infrastructure code", code);
        }

        if (Both(paths.Where(path => ManifestFile().IsMatch(path)), Said) is { } overlays)
        {
            yield return ("overlays or values", overlays);
        }
        else if (Both(Cluster.Of(repository).Resources.Concat(repository.KubernetesResources).Select(one => Cluster.NamespaceOf(one)).OfType<string>()) is { } spaces)
        {
            yield return ("namespaces", spaces);
        }

        if (Both(paths.Where(path => PlatformFile().IsMatch(path))) is { } apps)
        {
            yield return ("apps of the platform", apps);
        }

        if (Both(repository.Pipelines.SelectMany(pipeline => pipeline.Jobs).SelectMany(job => Named(job)).Concat(repository.Pipelines.SelectMany(Offered))) is { } environments)
        {
            yield return ("environments of the pipeline", environments);
        }
    }

    private static IEnumerable<string> Named(PipelineJob job) => job.Environment is { } environment ? [environment] : DeployName().IsMatch(job.Name) ? [job.Name] : [];

    // workflow_dispatch: { inputs: { environment: { type: choice, options: [dev, staging, prod] } } } of a pipeline whose jobs go where it says
    private static IEnumerable<string> Offered(Pipeline pipeline) => pipeline.Jobs.Any(job => job.Environment?.Contains("${{", StringComparison.Ordinal) == true)
        ? pipeline.Triggers.Where(trigger => trigger.Name is "workflow_dispatch").SelectMany(trigger => trigger.Filter["inputs"].Entries).Where(input => input.Key.Contains("env", StringComparison.OrdinalIgnoreCase) || input.Key is "stage" or "target").SelectMany(input => input.Value["options"].Items).Select(option => option.Text).OfType<string>()
        : [];

    /// <summary>Names of production and of an environment before it.</summary>
    private static Evidence? Both(IEnumerable<string> names, Func<string, string>? said = null)
    {
        var all = names.Distinct(StringComparer.Ordinal).Select(name => (Name: name, Of: EnvironmentNames.Of(said is null ? name : said(name)))).ToList();
        var production = all.Find(one => one.Of is EnvironmentNames.Production).Name;
        var other = all.Find(one => one.Of is EnvironmentNames.PreProduction).Name ?? all.Find(one => one.Of is EnvironmentNames.Development).Name;
        return production is null || other is null ? null : Evidence.Certain($"{production} and {other}", production.Contains('/', StringComparison.Ordinal) || production.Contains('.', StringComparison.Ordinal) ? new(production, 0) : null);
    }

    // The folders of a manifest name its environment, and its own name does where it is one for all of them; letsencrypt-prod.yaml is an issuer.
    private static string Said(string path) => NamedForEnvironment().IsMatch(path) ? path : path[..(path.LastIndexOf('/') + 1)];

    // A job for production that needs one for staging, or one that somebody starts after the other.
    private static Evidence? Order(RepositoryFacts repository)
    {
        foreach (var pipeline in repository.Pipelines)
        {
            var jobs = pipeline.Jobs.Where(job => !job.IsDisabled).ToList();
            var production = jobs.Find(job => EnvironmentNames.IsProduction(job.Environment ?? job.Name)) ?? (Offered(pipeline).Any(EnvironmentNames.IsProduction) ? jobs.Find(job => job.Environment?.Contains("${{", StringComparison.Ordinal) == true) : null);
            if (production is null)
            {
                continue;
            }

            var before = jobs.Find(job => job != production && production.Needs.Contains(job.Name, StringComparer.Ordinal) && EnvironmentNames.IsOther(job.Environment ?? job.Name));
            if (before is not null || production.Condition?.Contains("manual", StringComparison.OrdinalIgnoreCase) == true || production.Definition["when"].Text is "manual" || pipeline.RunsOn("release") || pipeline.RunsOn("tag") || Offered(pipeline).Any(EnvironmentNames.IsProduction))
            {
                return Evidence.Certain(before is not null ? $"job {production.Name} needs {before.Name}" : $"job {production.Name} waits for a person", new(pipeline.Path, production.Line));
            }
        }

        return null;
    }

    // A program makes as many environments as it is told to.
    private static Evidence? Deployed(RepositoryFacts repository) =>
        Cluster.Of(repository).Workloads.FirstOrDefault() is { } workload ? Evidence.Certain($"{workload.Subject}{(Cluster.NamespaceOf(workload.Resource) is { } space ? $" in {space}" : "")}", workload.At(workload.Pod))
        : CloudCode.Of(repository).FirstOrDefault(one => one.Tool is not (InfrastructureTool.Aspire or InfrastructureTool.CloudDevelopmentKit or InfrastructureTool.Pulumi) && one.Kind is ResourceKind.Compute or ResourceKind.Cluster) is { } resource ? resource.Evidence()
        : PlatformFiles.Apps(repository).FirstOrDefault() is { } app ? Evidence.Certain($"{app.Platform} runs {app.Name}", app.Where)
        : ProductionCompose.Of(repository).FirstOrDefault() is { } compose ? Evidence.Certain("Compose file for production", new(compose.Path, 0))
        : null;

    // envs/prod/main.tf, prod.tfvars, main.staging.bicepparam
    [GeneratedRegex("""\.(tf|tofu|tfvars|bicepparam|bicep)$|\.tfvars\.json$|\.parameters(\.[\w-]+)?\.json$|(^|/)(terragrunt\.hcl|Pulumi\.[\w-]+\.yaml)$|(^|/)cdk\.context""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InfrastructureFile();

    // overlays/production/kustomization.yaml, values-staging.yaml
    [GeneratedRegex("""(^|/)(overlays?|environments?|envs?|clusters?|kustomize|k8s|kubernetes|deploy|manifests|helm|charts?)/.*\.ya?ml$|(^|/)values[-._][\w-]+\.ya?ml$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ManifestFile();

    [GeneratedRegex("""(^|/)((values|deploy(ment)?s?|config(map)?|env|app(lication)?s?|kustomization|helmfile|patch(es)?|overrides?|secrets?|ingress|settings|namespaces?|cluster|compose|argocd|web|api|server|service|worker|backend|frontend)[-._])*[a-z]+([-._](values|env|config|patch|app|deployment|overrides?|namespace))*\.ya?ml$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedForEnvironment();

    [GeneratedRegex("""\bdeploy""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeployName();

    [GeneratedRegex("""(^|/)(fly\.[\w-]+\.toml|render\.[\w-]+\.ya?ml|app[-.][\w-]+\.ya?ml|deploy[-.][\w-]+\.ya?ml)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlatformFile();
}
