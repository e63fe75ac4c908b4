using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Containers;

/// <summary>The Compose files that production runs, each with what the file under it says.</summary>
internal static partial class ProductionCompose
{
    /// <summary>By their name, or because a deployment starts them; what is started together is one.</summary>
    public static IEnumerable<ComposeFile> Of(RepositoryFacts repository)
    {
        var files = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Services.Length > 0 && !EnvironmentNames.IsOther(NameOf(file.Path))).ToList();
        var sets = Started(repository).Select(names => names.Select(name => files.Find(file => NameOf(file.Path).Equals(name, StringComparison.Ordinal))).OfType<ComposeFile>().ToList()).Where(set => set.Count > 0).ToList();
        var together = sets.SelectMany(set => set).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return files.Where(file => !together.Contains(file.Path) && (file.Use == DeploymentUse.Production || Stack().IsMatch(NameOf(file.Path))))
            .Select(file => file with { Services = [.. file.Services.Select(service => OverBase(files, file, service))] })
            .Concat(sets.Select(One)).GroupBy(file => file.Path, StringComparer.Ordinal).Select(group => group.First()).OrderBy(file => file.Path, StringComparer.Ordinal);
    }

    // docker compose -f compose.yml -f compose.deploy.yml up
    private static ComposeFile One(List<ComposeFile> set) => set[^1] with
    {
        Services =
        [
            .. set.SelectMany(file => file.Services).GroupBy(service => service.Name, StringComparer.Ordinal).Select(group => group.Aggregate((below, above) => new(
                above.Name, above.Image ?? below.Image, above.BuildContext ?? below.BuildContext, above.BuildFile ?? below.BuildFile, Lay(below.Definition, above.Definition)))),
        ],
    };

    // docker-compose.prod.yml is laid over docker-compose.yml where it says neither image nor build itself.
    private static ComposeService OverBase(List<ComposeFile> files, ComposeFile file, ComposeService service)
    {
        if (service.Image is not null || service.BuildContext is not null)
        {
            return service;
        }

        var below = files.Where(other => other != file && FolderOf(other.Path).Equals(FolderOf(file.Path), StringComparison.Ordinal) && Base().IsMatch(NameOf(other.Path)))
            .SelectMany(other => other.Services).FirstOrDefault(other => other.Name.Equals(service.Name, StringComparison.Ordinal));
        return below is null ? service : below with { Definition = Lay(below.Definition, service.Definition) };
    }

    // An empty list is what !reset leaves.
    private static Node Lay(Node below, Node above) => Node.Map(
        [
            .. below.Entries.Where(entry => !above[entry.Key].Exists),
            .. above.Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Kind == NodeKind.Map ? NodeMerge.Of(below[entry.Key], entry.Value)
                : entry.Value.Kind == NodeKind.List && entry.Value.Items.Length > 0 && entry.Key is "ports" or "volumes" && below[entry.Key].Kind == NodeKind.List ? Node.List([.. below[entry.Key].Items, .. entry.Value.Items], entry.Value.Line)
                : entry.Value)),
        ],
        above.Line);

    /// <summary>The names of the files of each command that starts containers where it deploys.</summary>
    private static IEnumerable<string[]> Started(RepositoryFacts repository) =>
        repository.Pipelines.SelectMany(pipeline => pipeline.Jobs.Where(job => !job.IsDisabled).SelectMany(job => job.Steps.Select(step => (Where: $"{pipeline.Path} {job.Name} {job.Environment}", Step: step))))
            .Where(one => !EnvironmentNames.IsOther(one.Where.Replace('/', ' ')))
            .SelectMany(one => Texts(one.Step).Where(text => StackDeploy().IsMatch(text.Text) || (Up().IsMatch(text.Text) && (text.IsRemote || DeployName().IsMatch(one.Where)))))
            .Select(text => FileArgument().Matches(text.Text).Select(match => NameOf(match.Groups["file"].Value)).ToArray())
            .SelectMany(names => names.Length > 0 ? [names] : DefaultNames.Select(name => (string[])[name]));

    // ssh host "docker compose up -d"    uses: appleboy/ssh-action, with: { script: … }
    private static IEnumerable<(string Text, bool IsRemote)> Texts(PipelineStep step) =>
        step.Commands.Select(command => (command.Text, command.Text.Contains("ssh ", StringComparison.Ordinal)))
            .Concat(step.Definition.At("with", "script").Text is { } script ? script.Split('\n').Select(line => (line, true)) : []);

    private static readonly string[] DefaultNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    [GeneratedRegex("""(^|[^a-z])(stack|swarm|prd)([^a-z]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stack();

    [GeneratedRegex("""^(docker-)?compose(\.base|\.common)?\.ya?ml$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Base();

    [GeneratedRegex("""\bdocker\s+stack\s+deploy\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StackDeploy();

    [GeneratedRegex("""\b(docker|podman)[\s-]compose\b.*\bup\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Up();

    [GeneratedRegex("""(deploy|production|\bprod\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeployName();

    [GeneratedRegex("""\s(-f|--file|-c|--compose-file)[\s=]+["']?(?<file>[^\s"']+\.ya?ml)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileArgument();
}
