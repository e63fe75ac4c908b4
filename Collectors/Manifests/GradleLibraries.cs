using System.Text.RegularExpressions;
using Gapless.Collectors.Lexing;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary>
/// <c>gradle/dependencies.gradle</c>, the catalog of builds older than <c>libs.versions.toml</c>, as a tree of the same shape:
/// <c>libs += [ jacksonDatabind: "com.fasterxml.jackson.core:jackson-databind:$versions.jackson" ]</c>.
/// </summary>
internal static partial class GradleLibraries
{
    public static bool IsLibraries(string name) => name is "dependencies.gradle" or "libs.gradle" or "libraries.gradle";

    public static Node Read(string text)
    {
        var libraries = new MapBuilder(1);
        var line = 0;
        foreach (var written in Blanking.Blank(text, Language.Java).Split('\n'))
        {
            line++;
            if (Library().Match(written) is { Success: true } match)
            {
                libraries.Set(match.Groups["alias"].Value, Node.Scalar(match.Groups["module"].Value, line));
            }
        }

        var root = new MapBuilder(1);
        root.Set("libraries", libraries.Build());
        return root.Build();
    }

    [GeneratedRegex("""^\s*["']?(?<alias>\w+)["']?\s*[:=]\s*["'](?<module>[\w.-]+:[\w.-]+(:[^"']*)?)["']""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Library();
}
