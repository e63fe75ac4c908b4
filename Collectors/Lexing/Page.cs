namespace Gapless.Collectors.Lexing;

/// <summary>A text under a lexer: where it stands, and the copy in which it blanks.</summary>
internal ref struct Page(ReadOnlySpan<char> text, Span<char> output, bool blanksStrings)
{
    private readonly Span<char> output = output;

    public ReadOnlySpan<char> Text { get; } = text;

    public bool BlanksStrings { get; } = blanksStrings;

    public int Position { get; set; }

    public readonly bool IsAtEnd => Position >= Text.Length;

    public readonly char Current => Text[Position];

    public readonly char Peek(int ahead = 1) => Position + ahead < Text.Length ? Text[Position + ahead] : '\0';

    public readonly bool StartsWith(ReadOnlySpan<char> value) => Text[Position..].StartsWith(value, StringComparison.Ordinal);

    /// <summary>The start of the line the position is on.</summary>
    public readonly int LineStart(int position) => Text[..position].LastIndexOf('\n') + 1;

    public readonly bool IsFirstOnLine() => Text[LineStart(Position)..Position].IsWhiteSpace();

    /// <summary>A comment from here to the end of the line.</summary>
    public void LineComment() => Comment(Find("\n", Position));

    /// <summary>A comment from here to just behind its end mark, or to the end of the text.</summary>
    public void BlockComment(int openLength, ReadOnlySpan<char> close) => Comment(FindBehind(close, Position + openLength));

    public void Comment(int end)
    {
        Erase(Position, end);
        Position = end;
    }

    /// <summary>A string whose quotes are so long; its content is blanked when strings are.</summary>
    public void String(int end, int openLength, int closeLength)
    {
        if (BlanksStrings)
        {
            Erase(Position + openLength, end - closeLength);
        }

        Position = end;
    }

    /// <summary>A string that ends at the same quote on the same line, where a backslash escapes.</summary>
    public void QuotedString(char quote, bool spansLines = false)
    {
        var end = Position + 1;
        while (end < Text.Length && Text[end] != quote)
        {
            if (Text[end] == '\n' && !spansLines)
            {
                String(end, 1, 0);
                return;
            }

            end += Text[end] == '\\' ? 2 : 1;
        }

        var isClosed = end < Text.Length;
        String(isClosed ? end + 1 : Text.Length, 1, isClosed ? 1 : 0);
    }

    /// <summary>The next place of the value, or the end of the text.</summary>
    public readonly int Find(ReadOnlySpan<char> value, int from) =>
        from >= Text.Length ? Text.Length : Text[from..].IndexOf(value, StringComparison.Ordinal) is var at and >= 0 ? from + at : Text.Length;

    /// <summary>Just behind the next place of the value, or the end of the text.</summary>
    public readonly int FindBehind(ReadOnlySpan<char> value, int from) => Math.Min(Text.Length, Find(value, from) + value.Length);

    public readonly void Erase(int start, int end)
    {
        for (var index = start; index < Math.Min(end, output.Length); index++)
        {
            if (output[index] is not ('\n' or '\r'))
            {
                output[index] = ' ';
            }
        }
    }
}
