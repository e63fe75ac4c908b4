using System.Globalization;

namespace Gapless.Readiness.Dictionary;

/// <summary>Text as the words the dictionary compares: lower case, no punctuation, no stop words, singular.</summary>
/// <example><c>`apps/api/middleware/rateLimit.ts`</c> gives <c>app api middleware rate limit ts</c>.</example>
public static class PhraseWords
{
    private const int LongestText = 2_000;

    private static readonly HashSet<string> StopWords = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "of", "for", "and", "or", "with", "our", "your", "all", "any", "is", "are", "be", "been", "has", "have", "this", "that", "its", "via", "per",
        "der", "die", "das", "und", "oder", "für", "mit", "de", "la", "le", "les", "el", "los", "las", "y", "et", "du", "des", "ve", "veya", "için", "ile",
        "un", "une", "una", "uma", "l", "d", "dell", "di", "del", "della", "dei", "delle", "degli", "do", "dos", "da", "van", "het", "een", "en",
    };

    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var start = -1;
        var length = Math.Min(text.Length, LongestText);
        for (var index = 0; index <= length; index++)
        {
            if (start >= 0 && index + 2 < length && text[index] == ':' && text[index + 1] == '/' && text[index + 2] == '/')
            {
                // An address names a place and no topic.
                (start, index) = (-1, AddressEnd(text, index, length));
            }

            var character = index < length ? text[index] : ' ';
            if (IsIdeograph(character))
            {
                Add(words, text, start, index);
                words.Add(character.ToString());
                start = -1;
            }
            else if (!IsLetter(character))
            {
                Add(words, text, start, index);
                start = -1;
            }
            else if (start < 0)
            {
                start = index;
            }
            else if (IsHump(text, start, index))
            {
                Add(words, text, start, index);
                start = index;
            }
        }

        return words;
    }

    private static int AddressEnd(string text, int index, int length)
    {
        while (index < length && !char.IsWhiteSpace(text[index]) && text[index] is not (')' or ']' or '>' or '`' or '"' or '|'))
        {
            index++;
        }

        return index;
    }

    /// <summary>rateLimit and errorHandler are two words; GitHub, OpenAPI and PgBouncer are one.</summary>
    private static bool IsHump(string text, int start, int index) =>
        char.IsUpper(text[index]) && char.IsLower(text[index - 1]) && (char.IsLower(text[start]) || char.IsDigit(text[start])) && index - start > 1;

    /// <summary>Signs that are compared one by one: Chinese, Japanese, and Korean, whose particles stick to the words.</summary>
    private static bool IsIdeograph(char character) => character is (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');

    private static void Add(List<string> words, string text, int start, int end)
    {
        if (start < 0)
        {
            return;
        }

        // The s of "what's" and "user's" is no word.
        var word = Lower(text[start..end]);
        if (StopWords.Contains(word) || (word is "s" && start > 0 && text[start - 1] is '\'' or '’'))
        {
            return;
        }

        // The Arabic article is written onto its word.
        words.Add(word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : Singular(word));
    }

    /// <summary>Lower case; Turkish has four letters I, which nobody writes alike in capitals, so that they are one here.</summary>
    public static string Lower(string text) => text.Replace('İ', 'i').ToLowerInvariant().Replace('ı', 'i');

    /// <summary>Hindi and Thai write vowels as marks on their consonants.</summary>
    private static bool IsLetter(char character) =>
        char.IsLetterOrDigit(character) || (character is > '\u02FF' and not '\uFE0F' && CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static string Singular(string word) => word switch
    {
        _ when word.Length < 4 || !word.EndsWith('s') => word,
        _ when word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) => word,
        "cookies" => "cookie",
        _ when word is "https" or "kubernetes" or "aws" or "redis" or "dns" or "cors" or "css" or "tls" or "xss" or "ddos" or "postgres" or "rds" or "ecs" or "eks" => word,
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        _ => word[..^1],
    };
}
