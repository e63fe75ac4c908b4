using System.Collections.Frozen;

namespace Gapless.Collectors.Repositories;

/// <summary>Tells folders named <c>templates</c> apart: a Helm chart's and a web framework's views are production, a project template is a sample.</summary>
internal sealed class TemplateFolders
{
    private static readonly FrozenSet<string> ViewEndings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".html", ".htm", ".erb", ".haml", ".slim", ".jinja", ".jinja2", ".j2", ".ftl", ".ftlh", ".twig", ".hbs", ".ejs", ".cshtml", ".razor", ".tmpl", ".gohtml",
        ".mjml", ".heex", ".eex", ".mustache", ".pug", ".php");

    private readonly FrozenSet<string> production;

    private TemplateFolders(FrozenSet<string> production) => this.production = production;

    public static TemplateFolders Of(IReadOnlyList<WalkedFile> files)
    {
        var charts = new HashSet<string>(StringComparer.Ordinal);
        var views = new HashSet<string>(StringComparer.Ordinal);
        var projects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, _, _) in files)
        {
            var name = path[(path.LastIndexOf('/') + 1)..];
            if (name is "Chart.yaml")
            {
                charts.Add(path[..^name.Length]);
            }

            if (FolderIn(path) is { } folder)
            {
                (IsManifest(name) ? projects : ViewEndings.Contains(Path.GetExtension(name)) ? views : null)?.Add(folder);
            }
        }

        var folders = files.Select(file => FolderIn(file.Path)).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(folder => charts.Any(chart => folder.StartsWith(chart, StringComparison.Ordinal)) || (views.Contains(folder) && !projects.Contains(folder)));
        return new(folders.ToFrozenSet(StringComparer.Ordinal));
    }

    public bool IsSample(string folder) => FolderIn(folder + "/") is { } template && !production.Contains(template);

    /// <summary>The path up to its first segment <c>template</c> or <c>templates</c>, or null.</summary>
    private static string? FolderIn(string path)
    {
        for (int start = 0, slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; start = slash + 1, slash = path.IndexOf('/', start))
        {
            var segment = path.AsSpan(start, slash - start);
            if (segment.Equals("template", StringComparison.OrdinalIgnoreCase) || segment.Equals("templates", StringComparison.OrdinalIgnoreCase)
                || (segment.EndsWith("_TEMPLATE", StringComparison.Ordinal) && path.StartsWith(".github/", StringComparison.Ordinal)))
            {
                return path[..slash];
            }
        }

        return null;
    }

    private static bool IsManifest(string name) =>
        name is "package.json" or "pyproject.toml" or "go.mod" or "pom.xml" or "build.gradle" or "Cargo.toml" || name.EndsWith(".csproj", StringComparison.Ordinal);
}
