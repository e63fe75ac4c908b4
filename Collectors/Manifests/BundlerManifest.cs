using System.Text.RegularExpressions;
using Gapless.Collectors.Lexing;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>Gemfile</c>, by the shape of its lines.</summary>
internal static partial class BundlerManifest
{
    public static PackageManifest Read(ManifestSource source)
    {
        var dependencies = new List<PackageDependency>();
        var blocks = new Stack<bool>();
        var line = 0;
        foreach (var text in Blanking.Blank(source.Text, Language.Ruby).Split('\n'))
        {
            line++;
            var isDevelopment = blocks.Contains(true);
            if (Gem().Match(text) is { Success: true } gem)
            {
                var isOwnGroup = GroupOption().Match(text) is { Success: true } option && IsDevelopment(option.Value);
                dependencies.Add(new(gem.Groups["name"].Value, gem.Groups["version"] is { Success: true } version ? version.Value : null, isDevelopment || isOwnGroup, line));
            }
            else if (text.TrimEnd().EndsWith(" do", StringComparison.Ordinal))
            {
                blocks.Push(text.TrimStart().StartsWith("group", StringComparison.Ordinal) && IsDevelopment(text));
            }
            else if (text.TrimStart() is var opening && (opening.StartsWith("if ", StringComparison.Ordinal) || opening.StartsWith("unless ", StringComparison.Ordinal) || opening.StartsWith("case ", StringComparison.Ordinal)))
            {
                blocks.Push(false);
            }
            else if (text.Trim() is "end")
            {
                blocks.TryPop(out _);
            }
        }

        return source.With("bundler", null, dependencies);
    }

    private static bool IsDevelopment(string groups) => (groups.Contains("development", StringComparison.Ordinal) || groups.Contains("test", StringComparison.Ordinal))
        && !groups.Contains("production", StringComparison.Ordinal) && !groups.Contains("default", StringComparison.Ordinal);

    // gem "rails", "~> 8.0", group: :test
    [GeneratedRegex("""^\s*gem[\s(]+["'](?<name>[^"']+)["'](\s*,\s*["'](?<version>[^"']+)["'])?""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Gem();

    [GeneratedRegex(@"groups?:.*$|:groups?\s*=>.*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GroupOption();
}
