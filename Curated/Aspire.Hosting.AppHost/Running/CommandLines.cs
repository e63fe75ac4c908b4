using System.Text;

namespace Aspire.Hosting.Running;

internal static class CommandLines
{
    /// <summary>Words between blanks; quotes keep blanks: <c>up --name "a b"</c>.</summary>
    public static IEnumerable<string> Split(string line)
    {
        var word = new StringBuilder();
        var (quoted, any) = (false, false);
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                (quoted, any) = (!quoted, true);
            }
            else if (letter == ' ' && !quoted)
            {
                if (any)
                {
                    yield return word.ToString();
                }

                word.Clear();
                any = false;
            }
            else
            {
                word.Append(letter);
                any = true;
            }
        }

        if (any)
        {
            yield return word.ToString();
        }
    }
}
