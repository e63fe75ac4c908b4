namespace Gapless.Collectors.Lexing;

/// <summary>The kind of a C# string literal: what ends it, what opens a hole in it, what must be stepped over whole.</summary>
internal readonly record struct CSharpString(int Quotes, int Dollars, bool IsVerbatim, bool IsRaw)
{
    public bool IsEnd(ReadOnlySpan<char> rest) => IsRaw ? Run(rest, '"') >= Quotes
        : rest[0] == '"' ? !IsVerbatim || Run(rest, '"') % 2 == 1
        : rest[0] == '\n' && !IsVerbatim;

    public bool OpensHole(ReadOnlySpan<char> rest)
    {
        if (Dollars == 0 || rest[0] != '{')
        {
            return false;
        }

        var braces = Run(rest, '{');
        return IsRaw ? braces >= Dollars : braces % 2 == 1;
    }

    public int Step(ReadOnlySpan<char> rest) => rest[0] switch
    {
        '\\' when !IsVerbatim && !IsRaw => 2,
        '"' when !IsRaw => Math.Max(1, Run(rest, '"')),
        '{' when Dollars > 0 => Run(rest, '{'),
        _ => 1,
    };

    private static int Run(ReadOnlySpan<char> text, char character) =>
        text.IndexOfAnyExcept(character) is var end and >= 0 ? end : text.Length;
}
