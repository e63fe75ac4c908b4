namespace Gapless.Collectors.Infrastructure;

/// <summary>A text of Terraform or Bicep and the place reading has come to. Comments are blanks.</summary>
/// <param name="hasHashComments"><c># …</c> is a comment.</param>
internal sealed class CodeText(string text, bool hasHashComments)
{
    private int position;

    public int Position => position;

    public int Line { get; private set; } = 1;

    public bool IsAtEnd => position >= text.Length;

    public char Current => position < text.Length ? text[position] : '\0';

    public ReadOnlySpan<char> Rest => text.AsSpan(Math.Min(position, text.Length));

    public string Between(int start, int end) => text[Math.Min(start, text.Length)..Math.Clamp(end, Math.Min(start, text.Length), text.Length)];

    public bool StartsWith(string expected) => Rest.StartsWith(expected, StringComparison.Ordinal);

    public void Advance(int count)
    {
        var end = Math.Min(text.Length, position + count);
        Line += text.AsSpan(position, end - position).Count('\n');
        position = end;
    }

    /// <summary>Goes back to a place that was passed.</summary>
    public void Return(int to, int line) => (position, Line) = (to, line);

    /// <summary>Takes the character if it is next behind blanks and line breaks.</summary>
    public bool Take(char expected)
    {
        SkipBlank(lines: true);
        var isThere = Current == expected && !IsAtEnd;
        Advance(isThere ? 1 : 0);
        return isThere;
    }

    /// <summary>Blanks and comments, and line breaks on request.</summary>
    public void SkipBlank(bool lines)
    {
        while (!IsAtEnd)
        {
            if (Current is ' ' or '\t' or '\r' or '\uFEFF' || (lines && Current == '\n'))
            {
                Advance(1);
            }
            else if (IsLineComment)
            {
                var end = Rest.IndexOf('\n');
                Advance(end < 0 ? Rest.Length : end);
            }
            else if (StartsWith("/*"))
            {
                var end = Rest[2..].IndexOf("*/", StringComparison.Ordinal);
                Advance(end < 0 ? Rest.Length : end + 4);
            }
            else
            {
                return;
            }
        }
    }

    public void SkipLine()
    {
        var end = Rest.IndexOf('\n');
        Advance(end < 0 ? Rest.Length : end + 1);
    }

    /// <summary>A name with letters, digits, hyphens and underscores, or null.</summary>
    public string? Word()
    {
        var length = 0;
        while (position + length < text.Length && (char.IsLetterOrDigit(text[position + length]) || text[position + length] is '_' or '-'))
        {
            length++;
        }

        if (length == 0 || !(char.IsLetter(Current) || Current == '_'))
        {
            return null;
        }

        var word = text.Substring(position, length);
        Advance(length);
        return word;
    }

    private bool IsLineComment => (hasHashComments && Current == '#') || StartsWith("//");
}
