namespace Gapless.Readiness.Checks.Reliability;

/// <summary>Where Spring's two probes are switched on: <c>management.endpoint.health.probes.enabled</c>, nested or in one line.</summary>
internal static class ActuatorProbes
{
    private static readonly string[] Path = ["management", "endpoint", "health", "probes", "enabled"];

    public static Location? In(RepositoryFacts repository) =>
        repository.DataFiles.Where(file => file.Class == PathClasses.Production)
            .SelectMany(file => file.Documents.Select(document => (file.Path, Switch: Find(document, 0))))
            .Where(found => found.Switch is { } on && string.Equals(on.Text, "true", StringComparison.OrdinalIgnoreCase))
            .Select(found => new Location(found.Path, found.Switch!.Line))
            .FirstOrDefault();

    /// <summary>Any part of the path may be written as one key: <c>endpoint.health: probes: …</c></summary>
    private static Node? Find(Node node, int depth)
    {
        for (var length = Path.Length - depth; length > 0; length--)
        {
            var below = node[string.Join('.', Path.Skip(depth).Take(length))];
            if (below.Exists)
            {
                return depth + length == Path.Length ? below : Find(below, depth + length);
            }
        }

        return null;
    }
}
