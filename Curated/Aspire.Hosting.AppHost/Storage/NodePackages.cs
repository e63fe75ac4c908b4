using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Storage;

/// <summary>Pinned packages from npm, without their install scripts.</summary>
internal static class NodePackages
{
    /// <summary>The folder node_modules, or null where there is no npm.</summary>
    public static async Task<string?> InstallAsync(string package, string version, string what, PlanContext context)
    {
        if (Executables.Find("npm") is not { } npm || Executables.Find("node") is null)
        {
            return null;
        }

        var name = package.Replace('/', '-').TrimStart('@');
        var folder = await PackageCache.InstallAsync(name, version, what, context, async target =>
        {
            var plan = new ProcessPlan(npm, ["install", "--prefix", target, "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", $"{package}@{version}"]) { WorkingDirectory = target };
            await Tool.MustRunAsync(plan, $"Fetching {what} from npm", context.CancellationToken);
        });
        return Path.Combine(folder, "node_modules");
    }
}
