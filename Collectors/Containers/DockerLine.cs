namespace Gapless.Collectors.Containers;

/// <summary>An instruction as written: continuations joined, here-documents behind it.</summary>
internal sealed record DockerLine(string Keyword, string Arguments, int Line, bool IsOnBuild)
{
    public static DockerLine? Parse(string text, int line)
    {
        var trimmed = text.Trim();
        var end = trimmed.AsSpan().IndexOfAny(" \t\n");
        var keyword = (end < 0 ? trimmed : trimmed[..end]).ToUpperInvariant();
        var arguments = end < 0 ? "" : trimmed[end..].Trim();
        if (keyword.Length == 0 || !keyword.All(char.IsAsciiLetter))
        {
            return null;
        }

        return keyword is "ONBUILD" && arguments.Length > 0 && Parse(arguments, line) is { } later ? later with { IsOnBuild = true } : new(keyword, arguments, line, IsOnBuild: false);
    }
}
