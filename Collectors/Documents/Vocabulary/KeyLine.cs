using Gapless.Collectors.Documents.Markup;

namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>A line that names a field and perhaps gives its value.</summary>
/// <example><c>**Status:** ⚠️ Missing</c>, <c>**Needed**:</c>, <c>- **Issue**: no routing</c>, <c>Impact: high</c></example>
internal sealed record KeyLine(FieldKind Field, string Key, string Value, int Line)
{
    private const int LongestKey = 60;

    private static readonly WordTable<FieldKind> Table = WordTable<FieldKind>.Load("keys.tsv");

    public static KeyLine? Read(TextLine line) => line.Bold is null ? ReadPlain(line) : ReadBold(line);

    /// <summary>A heading as a key: "What's Needed", "Implementation Status: ❌ MISSING"; null when it is a title.</summary>
    public static KeyLine? ReadHeading(string text, int line) =>
        ReadPlain(new TextLine(line, text, null, text, Struck: false)) ?? (FieldOf(text) is var field and not FieldKind.None ? new KeyLine(field, text, "", line) : null);

    /// <summary>The field that a heading or a table column names.</summary>
    public static FieldKind FieldOf(string key) => Table.Find(WithoutParentheses(Symbols.Strip(key))) ?? FieldKind.None;

    private static KeyLine? ReadBold(TextLine line)
    {
        var bold = line.Bold!;
        var field = FieldOf(bold.TrimEnd(':', '：'));
        if (bold.EndsWith(':') || bold.EndsWith('：'))
        {
            return Of(field == FieldKind.None ? FieldKind.Other : field, bold, line.Rest, line.Line);
        }

        if (line.Rest.StartsWith(':') || line.Rest.StartsWith('：'))
        {
            return Of(field == FieldKind.None ? FieldKind.Other : field, bold, line.Rest[1..], line.Line);
        }

        // **Problem.** The cache is written and never read.
        if (field != FieldKind.None && bold.EndsWith('.') && line.Rest.Length > 0)
        {
            return Of(field, bold.TrimEnd('.'), line.Rest, line.Line);
        }

        var dashed = line.Rest.Length == 0 || line.Rest[0] is '-' or '–' or '—' or '=' or '|';
        return field != FieldKind.None && dashed ? Of(field, bold, line.Rest.TrimStart('-', '–', '—', '=', '|'), line.Line) : null;
    }

    private static KeyLine? ReadPlain(TextLine line)
    {
        var colon = line.Text.AsSpan(0, Math.Min(LongestKey, line.Text.Length)).IndexOfAny(':', '：');
        if (colon <= 0)
        {
            return null;
        }

        var key = line.Text[..colon];
        var field = FieldOf(key);
        return field is FieldKind.None or FieldKind.Other ? null : Of(field, key, line.Text[(colon + 1)..], line.Line);
    }

    private static KeyLine Of(FieldKind field, string key, string value, int line) =>
        new(field, Symbols.Strip(key.TrimEnd(':', '：')), value.Trim(), line);

    private static string WithoutParentheses(string key)
    {
        var open = key.IndexOf('(', StringComparison.Ordinal);
        return open > 0 ? key[..open] : key;
    }
}
