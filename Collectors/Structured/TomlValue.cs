using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Structured;

/// <summary>Reads one key or one value of TOML; null where there is none.</summary>
internal static class TomlValue
{
    private const int MaximumDepth = 64;

    // a.b."c d"
    public static List<string>? ReadKey(TomlText text)
    {
        var keys = new List<string>();
        do
        {
            text.SkipSpaces();
            var key = text.Current is '"' or '\'' ? ReadString(text) : ReadBare(text);
            if (key is null || keys.Count >= MaximumDepth)
            {
                return null;
            }

            keys.Add(key);
        }
        while (text.Take('.'));
        return keys;
    }

    public static Node? Read(TomlText text, int depth)
    {
        text.SkipSpaces();
        var line = text.Line;
        switch (text.Current)
        {
            case '"' or '\'':
                return ReadString(text) is { } content ? Node.Scalar(content, line) : null;
            case '[':
                return depth > MaximumDepth ? null : ReadArray(text, line, depth);
            case '{':
                return depth > MaximumDepth ? null : ReadInlineTable(text, line, depth);
            default:
                var end = text.Rest.IndexOfAny(",]}#\n");
                var plain = text.Rest[..(end < 0 ? text.Rest.Length : end)].Trim().ToString();
                text.Advance(end < 0 ? text.Rest.Length : end);
                return plain.Length == 0 ? null : Node.Scalar(plain, line);
        }
    }

    private static string? ReadBare(TomlText text)
    {
        var rest = text.Rest;
        var length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or '-' or '+' or '/' or '@'))
        {
            length++;
        }

        var key = rest[..length].ToString();
        text.Advance(length);
        return length == 0 ? null : key;
    }

    private static string? ReadString(TomlText text)
    {
        var quote = text.Current;
        ReadOnlySpan<char> triple = [quote, quote, quote];
        var isLong = text.Rest.StartsWith(triple, StringComparison.Ordinal);
        var open = isLong ? 3 : 1;
        var rest = text.Rest[open..];
        for (var at = 0; at < rest.Length && (isLong || rest[at] != '\n'); at++)
        {
            if (rest[at] == '\\' && quote == '"')
            {
                at++;
            }
            else if (rest[at] == quote && (!isLong || rest[at..].StartsWith(triple, StringComparison.Ordinal)))
            {
                var content = rest[..at].ToString();
                text.Advance(open + at + open);
                return quote == '"' ? Unescape(content) : content;
            }
        }

        return null;
    }

    private static string Unescape(string content) => !content.Contains('\\', StringComparison.Ordinal) ? content
        : content.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    private static Node? ReadArray(TomlText text, int line, int depth)
    {
        text.Take('[');
        var items = ImmutableArray.CreateBuilder<Node>();
        for (text.SkipBlank(); !text.Take(']'); text.SkipBlank())
        {
            if (Read(text, depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
            text.SkipBlank();
            if (!text.Take(',') && text.Current != ']')
            {
                return null;
            }
        }

        return Node.List(items.ToImmutable(), line);
    }

    private static Node? ReadInlineTable(TomlText text, int line, int depth)
    {
        text.Take('{');
        var table = new TomlTable(line);
        for (text.SkipBlank(); !text.Take('}'); text.SkipBlank())
        {
            if (ReadKey(text) is not { } keys || !text.Take('=') || Read(text, depth + 1) is not { } value)
            {
                return null;
            }

            var place = keys[..^1].Aggregate(table, (at, key) => at.Child(key, line));
            place.Set(keys[^1], value);
            text.SkipBlank();
            if (!text.Take(',') && text.Current != '}')
            {
                return null;
            }
        }

        return table.Build();
    }
}
