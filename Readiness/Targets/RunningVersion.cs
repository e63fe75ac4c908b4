using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Targets;

/// <summary>The version or commit that a running target says it is.</summary>
public static partial class RunningVersion
{
    private const int LengthLimit = 100;

    private static readonly ImmutableArray<string> Headers = ["x-version", "x-app-version", "x-commit", "x-git-commit", "x-revision", "x-build", "x-release"];
    private static readonly ImmutableArray<string> Fields = ["commit", "gitcommit", "git_commit", "sha", "gitsha", "revision", "version", "build", "release"];

    public static ImmutableArray<ProbeRequest> Requests { get; } = [ProbeRequest.Get("/version"), ProbeRequest.Get("/api/version"), ProbeRequest.Get("/version.json")];

    /// <summary>What headers, version and health documents, and meta elements report, in that order.</summary>
    public static IEnumerable<(Answer Answer, string Version)> Of(TargetFacts target)
    {
        var home = target.Home.Final;
        var documents = Requests.Select(target.Answer).Where(target.Exists).Concat(HealthCandidates.Found(target)).ToList();
        return documents.Prepend(home).SelectMany(answer => Headers.Select(name => (Answer: answer, Version: answer.Headers[name])))
            .Concat(documents.SelectMany(answer => InBody(answer).Select(version => (Answer: answer, Version: (string?)version))))
            .Append((Answer: home, Version: home.IsHtml && Meta().Match(home.Text) is { Success: true } meta ? meta.Groups["version"].Value : null))
            .Where(one => one.Version is { Length: > 0 and <= LengthLimit })
            .Select(one => (one.Answer, Version: one.Version!))
            .DistinctBy(one => one.Version, StringComparer.Ordinal);
    }

    // {"version":"1.4.0","commit":"0123456"} or a bare 1.4.0
    private static IEnumerable<string> InBody(Answer answer)
    {
        if (!answer.IsJson)
        {
            return answer.MediaType is "text/plain" && answer.Request.Path.StartsWith("/version", StringComparison.Ordinal) ? [answer.Text.Trim()] : [];
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Text);
            return document.RootElement.ValueKind != JsonValueKind.Object
                ? []
                : [.. document.RootElement.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.String && Fields.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
                    .OrderBy(field => Fields.IndexOf(field.Name.ToLowerInvariant())).Select(field => field.Value.GetString()!)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    [GeneratedRegex("""<meta\s+name=["'](app-)?(version|commit|revision|build|release)["']\s+content=["'](?<version>[^"']{1,100})["']""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Meta();
}
