namespace Gapless.Collectors.Documents.Markup;

internal static class CharacterSpans
{
    public static bool HasLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                return true;
            }
        }

        return false;
    }
}
