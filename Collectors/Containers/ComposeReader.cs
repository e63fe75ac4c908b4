using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>Reads Compose files, given all of the repository, since they extend and include each other.</summary>
/// <remarks>https://github.com/compose-spec/compose-spec/blob/main/spec.md</remarks>
internal sealed partial class ComposeReader(IReadOnlyDictionary<string, Node> files)
{
    private const int MaximumDepth = 8;

    private static readonly FrozenSet<string> TopLevel = FrozenSet.Create(StringComparer.Ordinal, "version", "name", "services", "networks", "volumes", "configs", "secrets", "include", "models");

    /// <summary>compose.yaml, docker-compose.prod.yml …</summary>
    public static bool IsCompose(string name) =>
        (name.StartsWith("compose", StringComparison.OrdinalIgnoreCase) || name.StartsWith("docker-compose", StringComparison.OrdinalIgnoreCase)
            || name.Contains(".compose.", StringComparison.OrdinalIgnoreCase) || name.Contains("-compose.", StringComparison.OrdinalIgnoreCase))
        && IsYaml(name);

    private static bool IsYaml(string name) => name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    /// <summary>production.yml, docker/compose/mysql.yaml or stack.yml: nothing but what a Compose file holds, and services that are images or are built.</summary>
    public static bool LooksLikeCompose(string path, Node root) => Place().IsMatch(path) && root["services"] is { Kind: NodeKind.Map, Entries: { IsEmpty: false } services }
        && root.Entries.All(entry => TopLevel.Contains(entry.Key) || entry.Key.StartsWith("x-", StringComparison.Ordinal))
        && services.All(service => service.Value.Kind == NodeKind.Map) && services.Any(service => service.Value["image"].Text is not null || service.Value["build"].Exists);

    /// <summary>The files that others take in: what they are used for, as far as their own name does not say it.</summary>
    /// <param name="compose">The files that are Compose files by their name.</param>
    public IReadOnlyDictionary<string, DeploymentUse> Included(IEnumerable<string> compose)
    {
        var uses = new Dictionary<string, DeploymentUse>(StringComparer.Ordinal);
        var waiting = new Queue<(string Path, DeploymentUse Use)>(compose.Select(path => (path, DeploymentNames.UseOf(path))));
        while (waiting.TryDequeue(out var including))
        {
            foreach (var path in Includes(including.Path).Where(files.ContainsKey))
            {
                // What production takes in is production's, whoever else uses it.
                var use = DeploymentNames.UseOf(path) is var own and not DeploymentUse.Unstated ? own : including.Use;
                if (!uses.TryGetValue(path, out var known) || (known != use && use == DeploymentUse.Production))
                {
                    uses[path] = use;
                    waiting.Enqueue((path, use));
                }
            }
        }

        return uses;
    }

    // include: [../api/compose.yaml, { path: [a.yaml, b.yaml] }]
    private IEnumerable<string> Includes(string path) => files[path]["include"].Items
        .SelectMany(item => item.Text is { } one ? [one] : item["path"].Text is { } single ? [single] : item["path"].Items.Select(each => each.Text).OfType<string>())
        .Select(file => RepositoryPath.Combine(RepositoryPath.Folder(path), file))
        .OfType<string>();

    public ComposeFile Read(string path, PathClasses pathClass, Node root)
    {
        var folder = RepositoryPath.Folder(path);
        var services = root["services"].Entries.Select(entry => ReadService(entry.Key, Extend(path, entry.Value, depth: 0), folder));
        return new(path, pathClass, DeploymentNames.UseOf(path), [.. services], root);
    }

    private static ComposeService ReadService(string name, Node definition, string folder)
    {
        var build = definition["build"];
        var context = build.Text ?? build["context"].Text ?? (build.Kind == NodeKind.Map ? "." : null);
        var fromRoot = context is null ? null : RepositoryPath.Combine(folder, context);
        var file = fromRoot is null || build["dockerfile_inline"].Exists ? null : RepositoryPath.Combine(fromRoot, build["dockerfile"].Text ?? "Dockerfile");
        return new(name, definition["image"].Text, fromRoot, file, definition);
    }

    // extends: base, or extends: { file: common.yml, service: base }
    private Node Extend(string path, Node service, int depth)
    {
        var extends = service["extends"];
        if (!extends.Exists || depth > MaximumDepth)
        {
            return service;
        }

        var from = extends["file"].Text is { } file ? RepositoryPath.Combine(RepositoryPath.Folder(path), file) : path;
        var name = extends.Text ?? extends["service"].Text;
        if (from is null || name is null || !files.TryGetValue(from, out var root) || !root.At("services", name).Exists)
        {
            return service;
        }

        return Merge(Extend(from, root.At("services", name), depth + 1), service, depth: 0);
    }

    private static Node Merge(Node below, Node above, int depth)
    {
        if (below.Kind != NodeKind.Map || above.Kind != NodeKind.Map || depth > MaximumDepth)
        {
            return above.Kind == NodeKind.List && below.Kind == NodeKind.List ? Node.List([.. below.Items, .. above.Items], above.Line) : above;
        }

        var map = new MapBuilder(above.Line);
        foreach (var entry in below.Entries)
        {
            map.Set(entry.Key, entry.Value);
        }

        foreach (var entry in above.Entries)
        {
            map.Set(entry.Key, Merge(below[entry.Key], entry.Value, depth + 1));
        }

        return map.Build();
    }

    [GeneratedRegex(@"(^|/)(docker-?)?(compose|docker|stacks?|swarm)/([^/]+/)*[^/]+\.ya?ml$|(^|/)(docker-)?(stack|swarm|local|prod(uction)?|staging|dev(elopment)?)\.ya?ml$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
