namespace Gapless.Collectors.Git;

/// <summary>Wildcards of one path segment, and paths of segments, as git and Docker write them. Both matchers back up to the latest star only, so they stay polynomial.</summary>
internal static class Glob
{
    /// <summary>Whether a path matches a pattern, segment by segment; <c>**</c> stands for any number of segments.</summary>
    public static bool MatchesPath(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        int at = 0, position = 0, starAt = -1, starPosition = 0;
        while (position < path.Length)
        {
            if (at < pattern.Length && pattern[at] is "**")
            {
                starAt = at++;
                starPosition = position;
            }
            else if (at < pattern.Length && MatchesSegment(pattern[at], path[position]))
            {
                at++;
                position++;
            }
            else if (starAt >= 0)
            {
                at = starAt + 1;
                position = ++starPosition;
            }
            else
            {
                return false;
            }
        }

        // "folder/**" matches what is inside the folder, not the folder itself.
        return pattern[at..] is [] || (at > 0 && pattern[at - 1] is "**" && AreStars(pattern[at..]));
    }

    /// <summary>Whether one segment matches: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a]</c> and a backslash before what is meant literally.</summary>
    public static bool MatchesSegment(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int at = 0, position = 0, starAt = -1, starPosition = 0;
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                starAt = at++;
                starPosition = position;
            }
            else if (at < pattern.Length && MatchesOne(pattern[at..], text[position], out var length))
            {
                at += length;
                position++;
            }
            else if (starAt >= 0)
            {
                at = starAt + 1;
                position = ++starPosition;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }

    private static bool AreStars(ReadOnlySpan<string> pattern)
    {
        foreach (var segment in pattern)
        {
            if (segment is not "**")
            {
                return false;
            }
        }

        return true;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, char character, out int length)
    {
        length = 1;
        switch (pattern[0])
        {
            case '?':
                return true;
            case '\\' when pattern.Length > 1:
                length = 2;
                return pattern[1] == character;
            case '[' when pattern[1..].Length > 1 && pattern[2..].IndexOf(']') is var end and >= 0:
                length = end + 3;
                return MatchesSet(pattern[1..(end + 2)], character);
            default:
                return pattern[0] == character;
        }
    }

    private static bool MatchesSet(ReadOnlySpan<char> set, char character)
    {
        var negated = set[0] is '!' or '^';
        for (var at = negated ? 1 : 0; at < set.Length; at++)
        {
            var last = at + 2 < set.Length && set[at + 1] == '-' ? set[at + 2] : set[at];
            if (character >= set[at] && character <= last)
            {
                return !negated;
            }

            at += last == set[at] ? 0 : 2;
        }

        return negated;
    }
}
