using System.Text;

namespace Gapless.Api.Systems;

/// <summary>Names in addresses: lower case letters, digits and single hyphens.</summary>
internal static class Slugs
{
    public const int Longest = 60;

    public static bool IsOne(string text) => text.Length is > 0 and <= Longest && text[0] != '-' && text[^1] != '-'
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>Null when nothing of the name can stand in an address.</summary>
    public static string? From(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                text.Append(char.ToLowerInvariant(letter));
            }
            else if (text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }
        }

        var slug = text.ToString();
        slug = (slug.Length > Longest ? slug[..Longest] : slug).Trim('-');
        return slug.Length > 0 ? slug : null;
    }
}
