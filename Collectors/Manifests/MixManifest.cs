using System.Text.RegularExpressions;
using Gapless.Collectors.Lexing;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Manifests;

/// <summary><c>mix.exs</c>, whose list of dependencies is looked for but never run.</summary>
internal static partial class MixManifest
{
    public static PackageManifest Read(ManifestSource source)
    {
        var text = Blanking.Blank(source.Text, Language.Elixir);
        var dependencies = Dependency().Matches(text).Select(match => new PackageDependency(
            match.Groups["name"].Value,
            match.Groups["version"] is { Success: true } version ? version.Value : null,
            match.Groups["rest"].Value is var rest && rest.Contains("only:", StringComparison.Ordinal) && !rest.Contains(":prod", StringComparison.Ordinal),
            text.AsSpan(0, match.Index).Count('\n') + 1));
        return source.With("mix", Application().Match(text) is { Success: true } application ? application.Groups["name"].Value : null, dependencies);
    }

    // {:phoenix, "~> 1.7", only: [:dev, :test]}
    [GeneratedRegex("""\{\s*:(?<name>[a-z_0-9]+)\s*,\s*("(?<version>[^"]*)")?(?<rest>[^{}]*)\}""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Dependency();

    [GeneratedRegex(@"app:\s*:(?<name>[a-z_0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Application();
}
