using System.Text;
using Gapless.Collectors.Documents.Decoding;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>Does to a text what careless tools do: its UTF-8 bytes are read through a one-byte code page, undefined bytes are dropped.</summary>
internal static class Damage
{
    public static string Through(string codePage, string text)
    {
        var page = CodePages.All.Single(candidate => candidate.Name == codePage);
        var damaged = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (!page.UndefinedBytes.Contains(value))
            {
                damaged.Append(page.ToCharacter(value));
            }
        }

        return damaged.ToString();
    }
}
