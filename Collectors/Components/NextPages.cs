using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Next.js makes pages and routes of files.</summary>
internal static class NextPages
{
    /// <summary>A package of a workspace that uses parts of Next.js and has no page of its own: other packages are built with it.</summary>
    public static bool IsShared(ComponentSource component, ComponentSurroundings surroundings) =>
        component.Path.Length > 0 && component.Manifest.Scripts.IsEmpty && (component.Manifest.Root["main"].Exists || component.Manifest.Root["exports"].Exists) && component.Find("npm", ["next"], withDevelopment: true) is not null
        && component.Find("npm", ["express", "fastify", "koa", "hono", "@nestjs/core"], withDevelopment: false) is null
        && !surroundings.FilesIn(component).Any(file => IsPage(Inside(component, file)));

    /// <summary>The first file that answers requests of programs: pages/api/orders.ts, app/api/orders/route.ts.</summary>
    public static FileFact? RouteOf(ComponentSource component, ComponentSurroundings surroundings) => component.Find("npm", ["next"], withDevelopment: true) is null ? null
        : surroundings.FilesIn(component).FirstOrDefault(file => IsRoute(Inside(component, file)));

    private static bool IsPage(string path) => path.StartsWith("next.config.", StringComparison.Ordinal)
        || Path.GetExtension(path) is ".tsx" or ".jsx" or ".js" && WithoutSource(path) is { } inner
        && (inner.StartsWith("pages/", StringComparison.Ordinal) || inner.StartsWith("app/", StringComparison.Ordinal));

    private static bool IsRoute(string path) => Path.GetExtension(path) is ".ts" or ".js" or ".mjs" && WithoutSource(path) is { } inner
        && (inner.StartsWith("pages/api/", StringComparison.Ordinal)
            || (inner.StartsWith("app/", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(inner) is "route"));

    private static string WithoutSource(string path) => path.StartsWith("src/", StringComparison.Ordinal) ? path[4..] : path;

    private static string Inside(ComponentSource component, FileFact file) => component.Path.Length == 0 ? file.Path : file.Path[(component.Path.Length + 1)..];
}
