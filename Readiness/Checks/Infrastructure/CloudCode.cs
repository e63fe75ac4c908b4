namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>The resources that production's infrastructure code declares.</summary>
internal static class CloudCode
{
    /// <summary>What a library or a sample declares is not in it, nor what another environment has where production has its own.</summary>
    public static ImmutableArray<CloudResource> Of(RepositoryFacts repository)
    {
        ImmutableArray<CloudResource> all = [.. repository.Resources.Where(one => one.Class == PathClasses.Production)];
        ImmutableArray<CloudResource> production = [.. all.Where(one => !EnvironmentNames.IsOther(one.Path))];
        return production.Any(one => one.Kind is ResourceKind.Compute or ResourceKind.Cluster or ResourceKind.Database) ? production : all;
    }

    public static IEnumerable<CloudResource> Of(RepositoryFacts repository, params ResourceKind[] kinds) => Of(repository).Where(one => kinds.Contains(one.Kind));

    /// <summary>The type is one of these; a trailing <c>*</c> stands for the rest.</summary>
    public static bool Is(this CloudResource resource, params ReadOnlySpan<string> types)
    {
        foreach (var type in types)
        {
            if (type.EndsWith('*') ? resource.Type.StartsWith(type[..^1], StringComparison.OrdinalIgnoreCase) : resource.Type.Equals(type, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A setting as a number; null where it is not set or not known.</summary>
    public static long? Number(this CloudResource resource, params string[] keys) => resource.Setting(keys).Number;

    /// <summary>It is known only when it is deployed.</summary>
    public static bool IsUnresolved(Node node) => node.Text?.Contains("${", StringComparison.Ordinal) == true;

    /// <summary>Whether it is made depends on a setting that nobody gives here: <c>count = var.database ? 1 : 0</c>.</summary>
    public static bool IsOptional(this CloudResource resource) =>
        (resource.Properties["count"] is { Text: { } count } node && IsUnresolved(node) && count.Contains('?', StringComparison.Ordinal)) || IsUnresolved(resource.Properties["condition"]);

    /// <summary>Some setting speaks of the other resource, as <c>${aws_db_instance.main.id}</c> does.</summary>
    public static bool Mentions(this CloudResource resource, CloudResource other) => other.Name.Length > 0
        && resource.Properties.Descendants().Any(node => node.Text is { } text && text.Contains(other.Name, StringComparison.OrdinalIgnoreCase));

    public static Evidence Evidence(this CloudResource resource, string? message = null) => Checks.Evidence.Certain(message ?? $"{resource.Type} {resource.Name}".TrimEnd(), resource.Location);
}
