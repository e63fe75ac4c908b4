namespace Gapless.Collectors.Git;

/// <summary>One line of an ignore or attributes file.</summary>
/// <param name="Segments">The pattern from the file's folder down.</param>
/// <param name="IsNegated">It began with <c>!</c>: what matches is kept.</param>
/// <param name="FoldersOnly">It ended with a slash.</param>
internal sealed record IgnoreRule(string[] Segments, bool IsNegated, bool FoldersOnly)
{
    /// <summary>Git: a pattern without a slash inside holds at every depth below its file.</summary>
    public static IgnoreRule? FromGit(string line)
    {
        var text = line.EndsWith("\\ ", StringComparison.Ordinal) ? line : line.TrimEnd();
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var negated = text[0] == '!';
        var pattern = negated ? text[1..] : text;
        var foldersOnly = pattern.EndsWith('/');
        pattern = pattern.TrimEnd('/');
        var anchored = pattern.Contains('/', StringComparison.Ordinal);
        var segments = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length == 0 ? null : new(anchored ? segments : ["**", .. segments], negated, foldersOnly);
    }

    /// <summary>Docker: every pattern begins at the context's root.</summary>
    public static IgnoreRule? FromDocker(string line)
    {
        var text = line.Trim();
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var negated = text[0] == '!';
        var segments = (negated ? text[1..] : text).Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(segment => segment is not ".").ToArray();
        return segments.Length == 0 ? null : new(segments, negated, FoldersOnly: false);
    }

    public bool Matches(ReadOnlySpan<string> path, bool isFolder) => (isFolder || !FoldersOnly) && Glob.MatchesPath(Segments, path);
}
