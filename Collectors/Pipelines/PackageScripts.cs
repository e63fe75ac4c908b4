using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Scripts in <c>package.json</c> and <c>composer.json</c>.</summary>
internal static class PackageScripts
{
    private static readonly string[] OwnCommands = ["install", "ci", "i", "add", "publish", "audit", "dlx", "exec", "cache", "config", "version", "pack", "link", "init", "create", "set", "store", "login", "x", "why", "outdated", "update"];

    /// <summary><c>npm run x</c>, <c>npm test</c>, <c>pnpm -r x</c>, <c>yarn workspace a x</c>, <c>npm --prefix web run x</c>.</summary>
    public static IEnumerable<ScriptCall> Of(ScriptSources sources, string[] words, string folder)
    {
        var isEverywhere = false;
        var at = folder;
        var names = new List<string>();
        for (var index = 1; index < words.Length && words[index] is not "--"; index++)
        {
            var option = words[index].Split('=')[0];
            var value = words[index].Contains('=', StringComparison.Ordinal) ? words[index][(option.Length + 1)..] : index + 1 < words.Length ? words[index + 1] : "";
            if (option is "-r" or "--recursive" or "--filter" or "-F" or "--workspaces" or "-ws" or "--workspace" or "-w" or "workspace" or "workspaces" or "foreach" or "-A" or "--all")
            {
                isEverywhere = true;
                index += option is "--filter" or "-F" or "--workspace" or "-w" or "workspace" && !words[index].Contains('=', StringComparison.Ordinal) && option is not "-w" ? 1 : 0;
            }
            else if (option is "--prefix" or "-C" or "--dir" or "--cwd")
            {
                at = Structured.RepositoryPath.Combine(folder, value) ?? folder;
                index += words[index].Contains('=', StringComparison.Ordinal) ? 0 : 1;
            }
            else if (words[index][0] != '-')
            {
                names.Add(words[index]);
            }
        }

        var name = names switch
        {
            ["run" or "run-script", var script, ..] => script,
            ["t" or "tst", ..] => "test",
            [var script, ..] when !OwnCommands.Contains(script, StringComparer.Ordinal) && script is not "run" => script,
            _ => null,
        };
        return name is null ? []
            : isEverywhere ? Named(sources.Manifests, "npm", name)
            : sources.ManifestIn(at, "npm") is { } manifest ? Named([manifest], "npm", name) : [];
    }

    /// <summary><c>turbo run test</c>: the script of that name in every package.</summary>
    public static IEnumerable<ScriptCall> OfAll(ScriptSources sources, string[] words) => words.Skip(1)
        .Where(word => word[0] != '-' && word is not ("run" or "run-many" or "affected"))
        .SelectMany(name => Named(sources.Manifests.Where(manifest => manifest.Folder.Length > 0), "npm", name));

    public static IEnumerable<ScriptCall> OfComposer(ScriptSources sources, string[] words, string folder)
    {
        var name = words.Skip(1).FirstOrDefault(word => word[0] != '-' && word is not ("run" or "run-script" or "exec"));
        return name is not null && sources.ManifestIn(folder, "composer") is { } manifest ? Named([manifest], "composer", name) : [];
    }

    private static IEnumerable<ScriptCall> Named(IEnumerable<PackageManifest> manifests, string ecosystem, string name) => manifests
        .Where(manifest => manifest.Class == PathClasses.Production && manifest.Ecosystem.Equals(ecosystem, StringComparison.Ordinal) && manifest.Scripts.ContainsKey(name))
        .Select(manifest => new ScriptCall(manifest.Scripts[name], manifest.Path, manifest.Root["scripts"][name].Line));
}
