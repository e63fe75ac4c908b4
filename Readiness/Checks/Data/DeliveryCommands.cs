using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

/// <summary>Everything that runs on the way to production: pipelines, images, Compose, Kubernetes, platforms and the start scripts of manifests.</summary>
internal static partial class DeliveryCommands
{
    public static IEnumerable<(string Text, string Path, int Line)> Of(RepositoryFacts repository) =>
        repository.Pipelines.SelectMany(Delivering).Select(one => (one.Text, one.Path, one.Line))
            .Concat(repository.Dockerfiles.Where(file => file.Class == PathClasses.Production && !IsForDevelopers(file.Path)).SelectMany(file => file.Stages.SelectMany(stage => stage.Instructions.Where(one => one.Keyword is "CMD" or "ENTRYPOINT" or "RUN").Select(one => (one.Arguments, file.Path, one.Line)))))
            .Concat(repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Use != DeploymentUse.Development).SelectMany(file => file.Services.SelectMany(service => service.Definition["command"].Descendants().Concat(service.Definition["entrypoint"].Descendants()).Where(node => node.Text is not null).Select(node => (node.Text!, file.Path, node.Line)))))
            .Concat(repository.KubernetesResources.Where(one => one.IsWorkload).SelectMany(one => one.PodSpec.Descendants().Where(node => node.Text is not null).Select(node => (node.Text!, one.Path, node.Line))))
            .Concat(repository.Manifests.Where(manifest => manifest.Class == PathClasses.Production).SelectMany(manifest => manifest.Scripts.Where(script => StartScript().IsMatch(script.Key)).Select(script => (script.Value, manifest.Path, 0))))
            .Concat(repository.DataFiles.Where(file => file.Path.EndsWith("fly.toml", StringComparison.Ordinal) || file.Path.EndsWith("render.yaml", StringComparison.Ordinal)).SelectMany(file => file.Documents.SelectMany(document => document.Descendants()).Where(node => node.Text is not null).Select(node => (node.Text!, file.Path, node.Line))));

    /// <summary>dev/docker/entrypoint.sh starts the program on a developer's machine.</summary>
    public static bool IsForDevelopers(string path) => Development().IsMatch(path);

    /// <summary>The commands of a pipeline without those for a database that lives as long as its tests.</summary>
    private static IEnumerable<PipelineCommand> Delivering(Pipeline pipeline) => Trial().IsMatch(pipeline.Path) ? [] : pipeline.Jobs
        .Where(job => !job.Definition["services"].Exists && !Trial().IsMatch(job.Name) && !job.Definition["env"].Entries.Any(one => "test".Equals(one.Value.Text, StringComparison.OrdinalIgnoreCase)))
        .Select(job => job.Steps.SelectMany(step => step.Commands).ToList())
        .Where(commands => !commands.Any(command => RunsTests().IsMatch(command.Text)))
        .SelectMany(commands => commands.Where(command => !Trial().IsMatch(command.Text)));

    // RAILS_ENV=test, --database=mysql_testing, .github/workflows/test-migrations.yml
    [GeneratedRegex("""(^|[^a-z])(e2e|tests?|testing|lint|check)([^a-z]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trial();

    [GeneratedRegex("""\b(rspec|pytest|phpunit|pest|jest|vitest|playwright|cypress|ctest|gotestsum|(rails|dotnet|go|cargo|mix|artisan|manage\.py|npm|pnpm|yarn|bun|mvnw?|gradlew?|make)\s+(-\S+\s+|run\s+)?(test|verify|check)\S*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunsTests();

    // dev/docker/entrypoint.sh starts the program on a developer's machine
    [GeneratedRegex("""(^|/)\.?(dev|develop|development|devcontainer|local|sandbox|vagrant)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Development();

    [GeneratedRegex("""^(start|start:prod|prestart|postdeploy|release|deploy|heroku-postbuild|vercel-build|build)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartScript();
}
