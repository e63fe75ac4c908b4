using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class ReleasesCanBeUndone : Check
{
    private static readonly Idiom Section = new("release.rollback/section", ["roll back", "rollback", "rolling back", "roll-back", "revert a", "reverting a"])
    {
        Pattern = SectionWithCommand(),
        Languages = [Language.Markdown, Language.Text],
        In = PathClasses.Documentation,
        Accept = match => OperationsPage().IsMatch(match.Path) && !OfData().IsMatch(match.LineText),
        LimitPerFile = 3,
    };

    private static readonly Idiom Script = new("release.rollback/script", ["rollback", "roll_back"])
    {
        Pattern = RollbackScript(),
        Languages = [Language.Shell],
        Accept = match => !OfData().IsMatch(match.LineText) && !OfData().IsMatch(match.Path),
    };

    public override CheckInfo Info { get; } = new("release.rollback", Category.Delivery, Priority.High, "A bad release can be undone quickly by a rehearsed step")
    {
        Why = "The length of an outage after a bad release is the time it takes to remember how to go back.",
        Remedy = "Add a job that deploys the previous digest again, write its command into the runbook, and practise it.",
        Effort = Effort.Small,
        Methods = [Method.Attestation, Method.Repository],
        References = ["Mercari production readiness: automated rollback", "Azure Well-Architected OE:11", "AWS Well-Architected REL08"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Section, Script];

    public override AttestationForm Attestation { get; } =
        new("Going back to the previous release was rehearsed and worked.", ["date", "from version", "to version", "minutes taken"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var automated = OfPipelines(repository) ?? OfDeployments(repository) ?? CloudReleases.Undone(repository)
            ?? (repository.FirstOf(null, Script) is { } script ? Evidence.Strong("rollback", script.Location) : null) ?? OfGit(repository);
        var written = repository.FirstOf(null, Section) is { } section ? Evidence.Strong("how to roll back", section.Location) : null;
        var evidence = new[] { automated, written }.OfType<Evidence>().ToList();
        return [(automated, written) switch
        {
            (null, null) => Verdict.Fail(Verdict.WholeSystem, "Nothing undoes a release, and no page says how to.", Evidence.Certain($"{repository.Pipelines.Length} pipelines read, no rollback section in the documentation")),
            (not null, not null) when SchemaGoesOneWay(repository) => Verdict.Partial(Verdict.WholeSystem, "The code rolls back, the schema does not.", evidence),
            (not null, not null) => Verdict.Pass(Verdict.WholeSystem, "A release can be undone by one step, and the runbook says how.", evidence),
            (not null, _) => Verdict.Partial(Verdict.WholeSystem, "A release can be undone by one step, but no runbook says how.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "The runbook says how to go back, but nothing automates it.", evidence),
        }];
    }

    private static Evidence? OfPipelines(RepositoryFacts repository)
    {
        var runs = PipelineRun.Of(repository);
        if (runs.DistinctBy(run => run.Text, StringComparer.Ordinal).FirstOrDefault(run => Command().IsMatch(run.Text)) is { } run)
        {
            return run.Show("rolls back", Command());
        }

        if (repository.Pipelines.SelectMany(pipeline => pipeline.Jobs.Select(job => (pipeline, job))).FirstOrDefault(one => !OfData().IsMatch(one.job.Name) && Named().IsMatch($"{one.job.Name} {one.job.Definition["name"].Text} {FileName(one.pipeline.Path)}")) is { pipeline: { } named, job: { } job })
        {
            return Evidence.Certain($"job {job.Name} rolls back", new(named.Path, job.Line));
        }

        // on: workflow_dispatch: inputs: image_tag — any earlier version can be deployed again
        var isDeploy = Once.PerText(Deploys().IsMatch);
        foreach (var pipeline in repository.Pipelines.Where(one => runs.Any(step => step.Pipeline == one && isDeploy(step.Text))))
        {
            var inputs = pipeline.Triggers.Where(trigger => trigger.Name is "workflow_dispatch").SelectMany(trigger => trigger.Filter["inputs"].Entries);
            if (inputs.FirstOrDefault(input => VersionInput().IsMatch(input.Key)) is { Key: { } name, Value: { } input })
            {
                return Evidence.Certain($"deploys any version again (input {name})", new(pipeline.Path, input.Line));
            }
        }

        return null;
    }

    private static Evidence? OfDeployments(RepositoryFacts repository)
    {
        var rollout = repository.KubernetesResources.FirstOrDefault(one => one.Class == PathClasses.Production && (Progressive().IsMatch($"{one.Kind} {one.Root["apiVersion"].Text}") || (one.Kind is "HelmRelease" && one.Root.At("spec", "upgrade", "remediation").Exists)));
        if (rollout is not null)
        {
            return Evidence.Certain($"{rollout.Kind} {rollout.Name} goes back by itself", new(rollout.Path, rollout.Root.Line));
        }

        return repository.ComposeFiles.Where(file => file.Class == PathClasses.Production).SelectMany(file => file.Services.Select(service => (file, service)))
            .FirstOrDefault(one => one.service.Definition.At("deploy", "update_config", "failure_action").Text is "rollback") is { service: { } service, file: { } compose }
            ? Evidence.Certain($"service {service.Name} goes back by itself", new(compose.Path, service.Definition.Line))
            : null;
    }

    /// <summary>Where a commit deploys, reverting it undoes the release, so long as images are told apart by more than <c>latest</c>.</summary>
    private static Evidence? OfGit(RepositoryFacts repository)
    {
        var application = repository.KubernetesResources.FirstOrDefault(one => one.Class == PathClasses.Production && GitDriven().IsMatch($"{one.Kind} {one.Root["apiVersion"].Text}"));
        var images = repository.KubernetesResources.Where(one => one.Class == PathClasses.Production).SelectMany(one => one.PodSpec["containers"].Items).Select(container => container["image"].Text).OfType<string>().ToList();
        return application is not null && images.TrueForAll(image => image.Contains('@', StringComparison.Ordinal) || (image.LastIndexOf(':') > image.LastIndexOf('/') && !image.EndsWith(":latest", StringComparison.Ordinal)))
            ? Evidence.Certain($"{application.Kind} {application.Name}: reverting the commit reverts the release", new(application.Path, application.Root.Line))
            : null;
    }

    /// <summary>Another check looks at the migrations; what it has seen to fail is not undone by deploying older code.</summary>
    private static bool SchemaGoesOneWay(RepositoryFacts repository) => repository.Facts.Has(Fact.Relational)
        && CheckCatalog.Find("db.migration-rollback")?.Repository(repository).Any(verdict => verdict.Outcome == Outcome.Fail) == true;

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    [GeneratedRegex("""(\bhelm\s+rollback\b|\bhelm\b[^\n]*\s(--atomic|--rollback-on-failure)\b|\bkubectl\b[^\n]*\brollout\s+undo\b|\bdeployment\s+slot\s+swap\b|\bheroku\s+(releases:)?rollback\b|\bkamal\s+rollback\b|\b(vercel|netlify|eas|wrangler|flyctl?|copilot|dokku|railway)\s+(\S+\s+)?rollback\b|\bcap\s+\w+\s+deploy:rollback\b|\bservice\s+(rollback\b|update\b[^\n]*--rollback)|\bupdate-traffic\b[^\n]*--to-revisions|\bargocd\s+app\s+rollback\b|\brollouts\s+(undo|abort)\b|\bnomad\s+job\s+revert\b|--update-failure-action[= ]rollback|deployment-circuit-breaker|auto-rollback|\bAzureAppServiceManage@|\baz\s+containerapp\s+(ingress\s+traffic\s+set|revision\s+activate)|\./[\w./-]*rollback[\w-]*\.sh)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();

    [GeneratedRegex("""(roll-?_?\s?back|revert-(release|deploy)|previous_version)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex("""^(rollback.*|previous[_-]version|(deploy|release|app|docker|image|target)?[_-]?(version|tag|sha|digest|image|revision|git[_-]?ref|ref|commit))$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionInput();

    [GeneratedRegex("""(\bkubectl\b[^\n]*\s(apply|set\s+image)\b|\bhelm\b[^\n]*\s(upgrade|install)\b|\baz\s+(containerapp|webapp)\b|\becs\s+(update-service|deploy)|amazon-ecs-deploy|webapps-deploy|k8s-deploy|\bgcloud\s+run\s+deploy|deploy-cloudrun|\bdocker\s+(stack\s+deploy|compose\b[^\n]*\sup\b)|\bdocker-compose\b[^\n]*\sup\b|\bkamal\s+deploy|ssh-action|\bfly(ctl)?\s+deploy|\bterraform\b[^\n]*\sapply)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Deploys();

    [GeneratedRegex("""^(Rollout argoproj\.io/|Canary flagger\.app/)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Progressive();

    [GeneratedRegex("""^((Application|ApplicationSet) argoproj\.io/|Kustomization kustomize\.toolkit|HelmRelease helm\.toolkit)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GitDriven();

    // A heading, and a command before the next section.
    [GeneratedRegex("""^#{1,5}[ \t][^\r\n]{0,120}\b(roll(ing)?[ -]?back|revert(ing)?\s+(a|the|to)\b)(?:(?!\n#{1,3}[ \t])[\s\S]){0,2000}?(```|~~~|`[^`\r\n]{4,}`|\n {4}\S)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SectionWithCommand();

    [GeneratedRegex("""(runbook|operat|deploy|release|troubleshoot|playbook|incident|disaster|(^|/)ops/|production|upgrad|^readme|hosting|rollback|ci[-_]?cd|pipeline|guide)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OperationsPage();

    [GeneratedRegex("""(migrat|transaction|database|schema|\bdb\b|alembic|savepoint)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfData();

    // rollback() {   rollback:
    [GeneratedRegex("""^(do_)?rollback[\w-]*[ \t]*(\(\)|:(?![=?]))""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RollbackScript();
}
