namespace Gapless.Cli.Output;

/// <summary>Data inside Markdown: it must not act as Markdown or HTML.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~";

    /// <summary>On one line, every character that Markdown could read as its own escaped.</summary>
    public static string Plain(string text) =>
        string.Concat(text.Select(character => Special.Contains(character, StringComparison.Ordinal) ? "\\" + character : char.IsControl(character) ? " " : character.ToString()));

    /// <summary>A code span, fenced by more backticks than the text holds in a row (CommonMark 6.1).</summary>
    public static string Code(string text)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
        var longest = 0;
        var run = 0;
        foreach (var character in line)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return longest > 0 || line.StartsWith(' ') || line.EndsWith(' ') ? $"{fence} {line} {fence}" : fence + line + fence;
    }
}
