namespace Gapless.Collectors.Structured;

/// <summary>A TOML text and the place reading has come to.</summary>
internal sealed class TomlText(string text)
{
    private int position;

    public int Line { get; private set; } = 1;

    public bool IsAtEnd => position >= text.Length;

    public char Current => position < text.Length ? text[position] : '\0';

    public ReadOnlySpan<char> Rest => text.AsSpan(position);

    public void Advance(int count)
    {
        var end = Math.Min(text.Length, position + count);
        Line += text.AsSpan(position, end - position).Count('\n');
        position = end;
    }

    /// <summary>Takes the character, after blanks on the same line, if it is next.</summary>
    public bool Take(char expected)
    {
        SkipSpaces();
        var isThere = Current == expected && !IsAtEnd;
        Advance(isThere ? 1 : 0);
        return isThere;
    }

    public void SkipSpaces()
    {
        while (Current is ' ' or '\t')
        {
            position++;
        }
    }

    /// <summary>Blanks, line breaks and comments.</summary>
    public void SkipBlank()
    {
        while (!IsAtEnd && (char.IsWhiteSpace(Current) || Current is '#' or '\uFEFF'))
        {
            if (Current == '#')
            {
                SkipLine();
            }
            else
            {
                Advance(1);
            }
        }
    }

    public void SkipLine()
    {
        var end = Rest.IndexOf('\n');
        Advance(end < 0 ? Rest.Length : end + 1);
    }

    public bool IsAtLineEnd()
    {
        SkipSpaces();
        return IsAtEnd || Current is '\n' or '\r' or '#';
    }
}
