using System.Text.RegularExpressions;
using Gapless.Collectors.Lexing;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>C# file programs used as build scripts: a line whose literals begin with the name of a tool runs that tool.</summary>
internal static partial class FilePrograms
{
    public static IEnumerable<ScriptCall> Commands(string path, string text)
    {
        var line = 0;
        foreach (var written in Blanking.Blank(text, Language.CSharp).Split('\n'))
        {
            line++;

            // Run("dotnet", "test", "--no-build") and Run("dotnet test --no-build") say the same.
            var command = string.Join(' ', Literal().Matches(written).Select(match => match.Groups["text"].Value));
            if (Tool().IsMatch(command))
            {
                yield return new(command, path, line);
            }
        }
    }

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^(dotnet|npm|npx|pnpm|yarn|node|python3?|pip|go|cargo|docker|git|bash|sh|make|mvn|gradle|terraform|az|aws|gcloud|kubectl|helm|gitleaks|trivy|playwright|k6) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tool();
}
