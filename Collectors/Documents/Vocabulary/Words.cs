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
            if (char.IsLetterOrDigit(character))
            {
                words.Append(char.ToLowerInvariant(character));
            }
            else if (character is not ('\'' or '’' or '`') && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }
}
