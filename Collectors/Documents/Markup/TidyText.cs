using System.Text;

namespace Gapless.Collectors.Documents.Markup;

internal static class TidyText
{
    /// <summary>One space between words, none around; zero-width characters go, smart apostrophes stay.</summary>
    public static string Of(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ')
                {
                    tidy.Append(' ');
                }
            }
            else if (character is not ('\u200B' or '\uFEFF' or '\u2060') && !char.IsControl(character))
            {
                tidy.Append(character);
            }
        }

        return tidy.ToString().TrimEnd();
    }
}
