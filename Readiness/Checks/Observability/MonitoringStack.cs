using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

/// <summary>The monitoring that a repository deploys itself: Prometheus, its configuration and what belongs to it.</summary>
internal static partial class MonitoringStack
{
    /// <summary>Prometheus or Grafana runs as a part of this system; null where monitoring lives elsewhere, or nowhere.</summary>
    public static Evidence? Of(RepositoryFacts repository) => Image(repository, Server())
        ?? (Configurations(repository).FirstOrDefault() is { } file ? Evidence.Certain("Prometheus configuration", new(file.Path, 0)) : null);

    /// <summary>The configurations of Prometheus and of agents that scrape as it does.</summary>
    public static IEnumerable<DataFile> Configurations(RepositoryFacts repository) =>
        repository.DataFiles.Where(file => file.Class == PathClasses.Production && file.Documents.Any(document => document["scrape_configs"].Exists));

    /// <summary>Where a container with such an image is deployed.</summary>
    public static Evidence? Image(RepositoryFacts repository, Regex name)
    {
        var composed = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production)
            .SelectMany(file => file.Services.Select(service => (service.Image, file.Path, service.Definition.Line)));
        var deployed = repository.KubernetesResources.Where(one => one.Class == PathClasses.Production && one.IsWorkload)
            .SelectMany(one => one.PodSpec["containers"].Items.Select(container => (Image: container["image"].Text, one.Path, container["image"].Line)));
        var found = composed.Concat(deployed).FirstOrDefault(one => one.Image is not null && name.IsMatch(one.Image));
        return found.Image is null ? null : Evidence.Certain("image " + found.Image, new(found.Path, found.Line));
    }

    [GeneratedRegex("""(^|/)(prometheus|grafana|victoria-metrics|kube-prometheus-stack|mimir|thanos)(:|@|-oss|-enterprise|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Server();
}
