using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>Files by which anybody can start a copy of the system on a platform with one click. They say nothing of the production that its makers run.</summary>
internal static partial class OfferedPlatforms
{
    private static readonly string[] Names = ["app.json", "render.yaml", "render.yml", "railway.json", "railway.toml", "fly.toml", "app.yaml", "app.yml"];

    /// <summary>
    /// Heroku reads app.json for its button and for review apps only. Of several platforms in one folder, or of one beside a cluster or a cloud, none is known to be in use, unless a pipeline deploys to it.
    /// </summary>
    public static bool Holds(RepositoryFacts repository, string path)
    {
        var (name, folder) = (NameOf(path), FolderOf(path));
        if (!Names.Contains(name, StringComparer.Ordinal) || IsDeployed(repository, name))
        {
            return false;
        }

        return name is "app.json"
            || repository.DataFiles.Any(other => other.Class == PathClasses.Production && other.Path != path && Names.Contains(NameOf(other.Path), StringComparer.Ordinal) && PlatformOf(NameOf(other.Path)) != PlatformOf(name) && FolderOf(other.Path).Equals(folder, StringComparison.Ordinal))
            || IsDeclaredElsewhere(repository);
    }

    /// <summary>A Procfile also starts the processes of a laptop: beside a cluster or a cloud it says nothing of Heroku, unless a pipeline deploys to it.</summary>
    public static bool RunsElsewhere(RepositoryFacts repository) => IsDeclaredElsewhere(repository) && !IsDeployed(repository, "app.json");

    private static bool IsDeclaredElsewhere(RepositoryFacts repository) =>
        repository.Resources.Any(one => one.Class == PathClasses.Production && one.Kind is ResourceKind.Compute && one.Tool is not InfrastructureTool.Aspire)
        || repository.KubernetesResources.Any(one => one.Class == PathClasses.Production && one.IsWorkload);

    private static bool IsDeployed(RepositoryFacts repository, string name) => repository.Pipelines.Any(pipeline => pipeline.Steps.Any(step => !step.IsDisabled && Deploys().Match(step.Text) is { Success: true } match && PlatformOf(name).StartsWith(match.Groups["platform"].Value, StringComparison.OrdinalIgnoreCase)));

    private static string PlatformOf(string name) => name switch
    {
        "app.json" => "heroku",
        "fly.toml" => "fly",
        "app.yaml" or "app.yml" => "gcloud",
        _ => name[..name.IndexOf('.', StringComparison.Ordinal)],
    };

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))].Replace(".do", "", StringComparison.Ordinal).TrimEnd('/');

    // flyctl deploy   superfly/flyctl-actions   railway up   git push heroku   curl https://api.render.com/deploy/…   gcloud app deploy
    [GeneratedRegex("""\b(?<platform>fly|railway|heroku|render|gcloud)(ctl)?\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Deploys();
}
