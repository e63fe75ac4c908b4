using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class ReleasesRollOutGradually : Check
{
    private static readonly Idiom Flags = new("release.safe-rollout/flags", ["launchdarkly", "unleash", "flagsmith", "growthbook", "configcat", "splitio", "FeatureManagement", "openfeature", "Flipper", "Pennant", "waffle"])
    {
        Pattern = FlagClient(),
        Languages = Language.Code,
        LimitPerFile = 1,
    };

    public override CheckInfo Info { get; } = new("release.safe-rollout", Category.Delivery, Priority.Medium, "New versions roll out gradually and without downtime")
    {
        Why = "A version that reaches everybody at once breaks for everybody at once, and a restart in place drops requests.",
        Remedy = "Run at least two instances with a readiness probe, replace them without taking any away first, and add a canary step.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Azure Well-Architected OE:11", "Site Reliability Workbook, canarying releases", "AWS Well-Architected OPS06"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Flags];

    public override AttestationForm Attestation { get; } =
        new("New versions reach a part of the traffic first, and no request is lost while they do.", ["mechanism", "share of the first step", "how it is watched"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var verdicts = Workloads(repository).ToList();
        return verdicts.Count > 0 ? verdicts : OfPlatform(repository) ?? OfSingleHost(repository) ?? OfFlags(repository) ?? [];
    }

    private static IEnumerable<Verdict> Workloads(RepositoryFacts repository)
    {
        var resources = repository.KubernetesResources.Where(one => one.Class == PathClasses.Production).ToList();
        var canaries = resources.Where(one => one.Kind is "Canary").Select(one => one.Root.At("spec", "targetRef", "name").Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var scaled = resources.Where(one => one.Kind is "HorizontalPodAutoscaler" && one.Root.At("spec", "minReplicas").Number is >= 2).Select(one => one.Root.At("spec", "scaleTargetRef", "name").Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var rollout in resources.Where(one => one.Kind is "Rollout" && one.Root.At("spec", "strategy").Exists))
        {
            yield return Verdict.Pass(rollout.Name, "It rolls out step by step.", Evidence.Certain("Argo Rollouts", new(rollout.Path, rollout.Root.At("spec", "strategy").Line)));
        }

        foreach (var workload in resources.Where(IsServed).DistinctBy(one => one.Name, StringComparer.Ordinal))
        {
            yield return canaries.Contains(workload.Name)
                ? Verdict.Pass(workload.Name, "Flagger moves traffic to a new version step by step.", Evidence.Certain("Deployment with a Canary", new(workload.Path, workload.Root.Line)))
                : RollingUpdate.Judge(workload, scaled.Contains(workload.Name));
        }
    }

    // Stores are singletons with state: they are not released this way.
    private static bool IsServed(KubernetesResource resource) => resource.Kind is "Deployment"
        && resource.PodSpec["containers"].Items.Any(container => container["ports"].Items.Length > 0 || container["readinessProbe"].Exists)
        && !resource.PodSpec["containers"].Items.Any(container => Store().IsMatch(ComponentImages.NameOf(container["image"].Text ?? "")));

    private static List<Verdict>? OfPlatform(RepositoryFacts repository)
    {
        if (CloudReleases.Rollouts(repository).ToList() is { Count: > 0 } declared)
        {
            return declared;
        }

        if (PipelineRun.Of(repository).FirstOrDefault(run => Step().IsMatch(run.Text) && !Pages().IsMatch($"{run.Pipeline.Path} {run.Job?.Name} {run.Pipeline.Root["name"].Text}")) is { } step)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "The pipeline replaces versions without taking the service away.", step.Show("gradual rollout", Step()))];
        }

        if (repository.Files.FirstOrDefault(file => file.Class == PathClasses.Production && Platform().IsMatch(file.Path) && !OfferedPlatforms.Holds(repository, file.Path)) is { } platform)
        {
            return [Verdict.Pass(Verdict.WholeSystem, "The platform starts a new version before it stops the old one.", Evidence.Certain("platform", new(platform.Path, 0)))];
        }

        return repository.DataFiles.FirstOrDefault(file => file.Class == PathClasses.Production && file.Path.EndsWith("fly.toml", StringComparison.Ordinal) && !OfferedPlatforms.Holds(repository, file.Path)) is { } fly ? [OfFly(fly)] : null;
    }

    private static Verdict OfFly(DataFile fly)
    {
        var root = fly.Documents.FirstOrDefault(Node.Missing);
        var strategy = root.At("deploy", "strategy");
        return strategy.Text switch
        {
            "canary" or "bluegreen" or "rolling" => Verdict.Pass(Verdict.WholeSystem, $"Fly.io rolls out by {strategy.Text}.", Evidence.Certain("strategy " + strategy.Text, new(fly.Path, strategy.Line))),
            "immediate" => Verdict.Fail(Verdict.WholeSystem, "Fly.io replaces all machines at once.", Evidence.Certain("strategy immediate", new(fly.Path, strategy.Line))),
            _ => Verdict.Partial(Verdict.WholeSystem, "Fly.io replaces one machine after another by default; nothing asks for more.", Evidence.Certain("no strategy is stated", new(fly.Path, 0))),
        };
    }

    private static IEnumerable<Verdict>? OfSingleHost(RepositoryFacts repository)
    {
        var services = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Use != DeploymentUse.Development)
            .SelectMany(file => file.Services.Select(service => (file, order: service.Definition.At("deploy", "update_config", "order"), service))).Where(one => one.order.Exists).ToList();
        if (services.Count > 0)
        {
            return services.Select(one => one.order.Text is "start-first"
                ? Verdict.Pass(one.service.Name, "A new container starts before the old one stops.", Evidence.Certain("order start-first", new(one.file.Path, one.order.Line)))
                : Verdict.Partial(one.service.Name, "The old container stops before a new one starts.", Evidence.Certain("order stop-first", new(one.file.Path, one.order.Line))));
        }

        return PipelineRun.Of(repository).FirstOrDefault(run => Restart().IsMatch(run.Text) && !IsTrial(run) && Deploying().IsMatch($"{run.Pipeline.Path} {run.Job?.Name} {run.Job?.Environment} {run.Text}")) is { } restart
            ? [Verdict.Fail(Verdict.WholeSystem, "A deployment restarts the only instance in its place.", restart.Show("restarts in place", Restart()))]
            : null;
    }

    // A job or an action for tests starts containers to try them.
    private static bool IsTrial(PipelineRun run) => Trial().IsMatch($"{run.Job?.Name} {run.Step.Action} {run.Step.Commands.FirstOrDefault(command => Restart().IsMatch(command.Text))?.ResolvedFrom}");

    private static IEnumerable<Verdict>? OfFlags(RepositoryFacts repository) => repository.FirstOf(null, Flags) is { } flag
        ? [Verdict.Partial(Verdict.WholeSystem, "Features can be switched on gradually; how versions roll out is not shown.", Evidence.Strong("feature flags", flag.Location))]
        : null;

    [GeneratedRegex("""(^|[^a-z])(tests?|e2e|smoke|integration|lint|check)([^a-z]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trial();

    [GeneratedRegex("""^(postgres(ql)?|mysql|mariadb|mongo(db)?|redis|valkey|memcached|rabbitmq|kafka|nats|elasticsearch|opensearch|minio|etcd|zookeeper|cassandra|clickhouse|vault|grafana|prometheus|mssql|sqlserver|server)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Store();

    [GeneratedRegex("""(slot\s+swap\b|\bupdate-traffic\b|\bgcloud\s+run\s+deploy|deploy-cloudrun|\bkamal\s+deploy|\bdocker\s+rollout\b|\bcontainerapp\s+ingress\s+traffic|\bvercel\b[^\n]*--prod|vercel-action|\bnetlify\s+deploy|actions-netlify|\bwrangler\s+(deploy|publish)|cloudflare/(wrangler|pages)-action|\bcodedeploy\b|aws\s+deploy\s+create-deployment|--strategy[= ](canary|bluegreen|rolling)|--update-order[= ]start-first|AzureAppServiceManage@)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();

    // Documentation, component galleries and previews of pull requests.
    [GeneratedRegex("""(^|[^a-z])(docs?|mkdocs|documentation|storybook|preview|previews|website-preview|pages-preview|landing)([^a-z]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pages();

    // They build a version beside the running one and switch when it is healthy.
    [GeneratedRegex("""(^|/)(vercel\.json|netlify\.toml|render\.ya?ml|\.do/app\.ya?ml)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Platform();

    [GeneratedRegex("""(\bdocker[\s-]compose\b[^\n]*\sup\b|\bsystemctl\s+restart\b|\bpm2\s+restart\b|\bdocker\s+restart\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Restart();

    [GeneratedRegex("""(deploy|production|staging|\bssh\b|ssh-action)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Deploying();

    [GeneratedRegex("""(from\s+["'](@?launchdarkly|unleash|@?flagsmith|@growthbook|configcat|@splitsoftware|@openfeature)|\bldclient\.|LaunchDarkly\.|UnleashClient\(|new\s+(Unleash|GrowthBook)\(|\.AddFeatureManagement\(|\bFlipper\.(enabled|enable)|Feature::(active|define)\(|waffle\.(flag|switch)_is_active|openfeature\.(NewClient|api)|OpenFeatureAPI)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FlagClient();
}
