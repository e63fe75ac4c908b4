using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>FastAPI protects whole routers where they are included: <c>api.include_router(users.router, dependencies=[Depends(get_current_user)])</c>.</summary>
internal static partial class IncludedRouters
{
    private static readonly Idiom Include = new("auth.default-deny/include", ["include_router(", "APIRouter("]) { Pattern = Inclusion(), Languages = [Language.Python], LimitPerFile = 200 };

    // from shop.orders.views import router as order_router
    private static readonly Idiom Import = new("auth.default-deny/import", ["import router", "router as "]) { Pattern = Imported(), Languages = [Language.Python], LimitPerFile = 200 };

    public static ImmutableArray<Idiom> Idioms => [Include, Import];

    /// <summary>The files all of whose routes are asked for a caller before they are reached.</summary>
    public static HashSet<string> Protected(RepositoryFacts repository)
    {
        var hits = repository.HitsOf(Include);
        var modules = repository.HitsOf(Import).Select(hit => (hit.Path, Match: Alias().Match(hit.Value))).Where(one => one.Match.Success)
            .ToLookup(one => (one.Path, one.Match.Groups["name"].Value), one => one.Match.Groups["module"].Value);
        var guarded = new HashSet<(string Path, string Name)>();
        var files = new HashSet<string>(StringComparer.Ordinal);
        for (var before = -1; before != guarded.Count + files.Count;)
        {
            before = guarded.Count + files.Count;
            foreach (var hit in hits.Where(hit => Asks().IsMatch(hit.Value) || files.Contains(hit.Path) || guarded.Contains((hit.Path, Parts().Match(hit.Value).Groups["parent"].Value))))
            {
                var parts = Parts().Match(hit.Value).Groups;
                var name = parts["child"].Success ? parts["child"].Value : parts["made"].Value;
                guarded.Add((hit.Path, name));
                files.UnionWith(FilesOf(repository, hit.Path, name, modules));
            }
        }

        return files;
    }

    private static IEnumerable<string> FilesOf(RepositoryFacts repository, string path, string name, ILookup<(string Path, string Name), string> modules)
    {
        var named = modules[(path, name)].Select(module => module.TrimStart('.').Replace('.', '/')).ToList();
        var suffixes = named.Count > 0 ? named : name.Split('.') is [.., var module, "router"] ? [module] : [];
        return suffixes.SelectMany(suffix => repository.HitsOf(Include).Select(hit => hit.Path).Distinct(StringComparer.Ordinal)
            .Where(file => file != path && ("/" + file).EndsWith("/" + suffix + ".py", StringComparison.Ordinal)));
    }

    // A call ends at the first bracket that closes; the first question of a list of dependencies stands before it.
    [GeneratedRegex("""(?<value>\w+\.include_router\([^)]{1,300}|\w+\s*=\s*APIRouter\([^)]{0,300})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inclusion();

    [GeneratedRegex("""^(?<parent>\w+)\.include_router\(\s*(router\s*=\s*)?(?<child>[\w.]+)|^(?<made>\w+)\s*=\s*APIRouter""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("""(Depends|Security)\(\s*\w*(auth|user|token|verify|permission|api_?key|admin)\w*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asks();

    [GeneratedRegex("""(?<value>from[ \t]+[\w.]+[ \t]+import[ \t]+\w*router([ \t]+as[ \t]+\w+)?)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imported();

    [GeneratedRegex("""^from\s+(?<module>[\w.]+)\s+import\s+(\w+\s+as\s+)?(?<name>\w+)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alias();
}
