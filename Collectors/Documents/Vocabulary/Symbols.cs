using System.Globalization;
using System.Text;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>The signs in front of and behind words: ticks, crosses, coloured circles, decoration.</summary>
internal static class Symbols
{
    private const string Done = "✅✔☑✓🆗💚";
    private const string Absent = "❌✗✘⛔🚫⏸🔴";
    private const string Begun = "⚠🔄🚧⏳🟡🟠🔶⌛🟨🟧";

    /// <summary>Splits the symbols off the front: <c>"⚠️ Missing"</c> gives <c>"⚠️"</c> and <c>"Missing"</c>.</summary>
    public static (string Symbols, string Text) SplitStart(string text)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsSymbol(rune) && !Rune.IsWhiteSpace(rune))
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return (text[..length].Trim(), text[length..]);
    }

    public static (string Text, string Symbols) SplitEnd(string text)
    {
        var end = text.Length;
        while (end > 0)
        {
            var length = end > 1 && char.IsLowSurrogate(text[end - 1]) && char.IsHighSurrogate(text[end - 2]) ? 2 : 1;
            var isSymbol = Rune.TryGetRuneAt(text, end - length, out var rune) && (IsSymbol(rune) || Rune.IsWhiteSpace(rune));
            if (!isSymbol)
            {
                break;
            }

            end -= length;
        }

        return (text[..end], text[end..].Trim());
    }

    public static string Strip(string text) => SplitStart(SplitEnd(text).Text).Text;

    /// <summary>The index of the last symbol that has words before and after it, or -1: <c>"Backups 🚨 HIGH"</c>.</summary>
    public static int LastInner(string text)
    {
        for (var index = text.Length - 1; index > 0; index--)
        {
            if (!char.IsLowSurrogate(text[index]) && Rune.TryGetRuneAt(text, index, out var rune) && IsSymbol(rune))
            {
                return index;
            }
        }

        return -1;
    }

    public static DocumentStatus Status(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var symbol = rune.ToString();
            if (Done.Contains(symbol, StringComparison.Ordinal))
            {
                return DocumentStatus.Complete;
            }

            if (Absent.Contains(symbol, StringComparison.Ordinal))
            {
                return DocumentStatus.Missing;
            }

            if (Begun.Contains(symbol, StringComparison.Ordinal))
            {
                return DocumentStatus.Partial;
            }
        }

        return DocumentStatus.Unknown;
    }

    /// <summary>The status that ticks, crosses and warning signs give; coloured circles are left to the priority.</summary>
    public static DocumentStatus Mark(string symbols) =>
        Status(symbols.Replace("🔴", "", StringComparison.Ordinal).Replace("🟡", "", StringComparison.Ordinal)
            .Replace("🟠", "", StringComparison.Ordinal).Replace("🔶", "", StringComparison.Ordinal));

    /// <summary>Colours are only defaults; any word beside them is stronger.</summary>
    public static DocumentPriority Priority(string text) => text switch
    {
        _ when text.Contains("🔴", StringComparison.Ordinal) => DocumentPriority.Critical,
        _ when text.Contains("🟠", StringComparison.Ordinal) || text.Contains("🔥", StringComparison.Ordinal) => DocumentPriority.High,
        _ when text.Contains("🟡", StringComparison.Ordinal) || text.Contains("🔶", StringComparison.Ordinal) => DocumentPriority.Medium,
        _ when text.Contains("🟢", StringComparison.Ordinal) || text.Contains("🔵", StringComparison.Ordinal) => DocumentPriority.Low,
        _ => DocumentPriority.None,
    };

    public static bool IsDone(string text) => Status(SplitStart(text).Symbols) == DocumentStatus.Complete;

    private static bool IsSymbol(Rune rune) =>
        rune.Value is 0xFE0F or 0x200D or 0x20E3 or (>= 0x1F3FB and <= 0x1F3FF) or '→' or '•'
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value > 0xFF);
}
