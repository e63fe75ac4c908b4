using System.Collections.Immutable;

namespace Gapless.Collectors.Git;

/// <summary>The rules of one <c>.gitignore</c> or <c>.dockerignore</c>; of those that match, the last one decides.</summary>
/// <param name="Folder">What the patterns are relative to; empty at the root.</param>
internal sealed record IgnoreRules(string Folder, ImmutableArray<IgnoreRule> Rules)
{
    private const int MaximumRules = 10_000;

    public static IgnoreRules FromGit(string folder, string text) => new(folder, Parse(text, IgnoreRule.FromGit));

    public static IgnoreRules FromDocker(string folder, string text) => new(folder, Parse(text, IgnoreRule.FromDocker));

    /// <summary>True when ignored, false when kept by a negated rule, null when no rule says anything about this very path.</summary>
    public bool? Decides(string path, bool isFolder) => Relative(path) is { } relative ? Decides(relative.Split('/'), isFolder) : null;

    /// <summary>Whether the path or a folder above it is ignored by this file alone.</summary>
    public bool Ignores(string path)
    {
        if (Relative(path) is not { } relative)
        {
            return false;
        }

        var segments = relative.Split('/');
        for (var depth = 1; depth < segments.Length; depth++)
        {
            if (Decides(segments.AsSpan(0, depth), isFolder: true) == true)
            {
                return true;
            }
        }

        return Decides(segments, isFolder: false) == true;
    }

    /// <summary>Docker lets a later rule bring back a file out of an ignored folder.</summary>
    public bool IgnoresInContext(string path)
    {
        if (Relative(path) is not { } relative)
        {
            return false;
        }

        var segments = relative.Split('/');
        var ignored = false;
        foreach (var rule in Rules)
        {
            if (ignored == rule.IsNegated && MatchesSelfOrFolder(rule, segments))
            {
                ignored = !rule.IsNegated;
            }
        }

        return ignored;
    }

    private static bool MatchesSelfOrFolder(IgnoreRule rule, string[] segments)
    {
        for (var depth = 1; depth <= segments.Length; depth++)
        {
            if (rule.Matches(segments.AsSpan(0, depth), isFolder: true))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<IgnoreRule> Parse(string text, Func<string, IgnoreRule?> read) =>
        [.. text.Split('\n').Take(MaximumRules).Select(line => read(line.TrimEnd('\r'))).OfType<IgnoreRule>()];

    private bool? Decides(ReadOnlySpan<string> segments, bool isFolder)
    {
        for (var index = Rules.Length - 1; index >= 0; index--)
        {
            if (Rules[index].Matches(segments, isFolder))
            {
                return !Rules[index].IsNegated;
            }
        }

        return null;
    }

    private string? Relative(string path) => Folder.Length == 0 ? path
        : path.Length > Folder.Length + 1 && path[Folder.Length] == '/' && path.StartsWith(Folder, StringComparison.Ordinal) ? path[(Folder.Length + 1)..]
        : null;
}
