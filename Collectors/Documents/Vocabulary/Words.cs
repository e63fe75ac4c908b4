using System.Globalization;
using System.Text;

namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>Text as lower-case words with one space around each, so that a phrase is found by looking for a substring.</summary>
internal static class Words
{
    /// <summary>"What’s Missing - P0!" becomes " whats missing p0 ".</summary>
    public static string Of(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var character in text)
        {
            if (IsLetter(character))
            {
                words.Append(Lower(character));
            }
            else if (character is not ('\'' or '’' or '`') && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }

    /// <summary>Hindi and Thai write vowels as marks on their consonants.</summary>
    private static bool IsLetter(char character) =>
        char.IsLetterOrDigit(character) || (character is > '\u02FF' and not '\uFE0F' && CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Turkish writes KRİTİK and kritik, AÇIK and açık: its four letters I are one here, as nobody writes them alike in capitals.</summary>
    private static char Lower(char character) => character is 'İ' or 'ı' ? 'i' : char.ToLowerInvariant(character);
}
