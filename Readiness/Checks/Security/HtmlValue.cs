using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

/// <summary>What is written into a page raw: a text that the program holds itself, numbers between such texts, or something that came from elsewhere.</summary>
internal static partial class HtmlValue
{
    /// <summary>A constant, an icon, a slot, or a text with nothing but numbers and constants in its gaps.</summary>
    public static bool IsConstant(string value) => Literal().IsMatch(value) || Named().IsMatch(value) || HoldsNumbersOnly(value);

    /// <summary>A number, by its name or by how it was made.</summary>
    private static bool IsNumber(string gap) => Number().IsMatch(gap.Trim());

    // $"<text x=\"{Number(at)}%\" y=\"{(at > 50 ? "end" : "start")}\">"   `<b>${items.length}</b>`
    private static bool HoldsNumbersOnly(string value)
    {
        var start = Interpolated().Match(value);
        if (!start.Success)
        {
            return false;
        }

        var isTemplate = start.Value[^1] is '`';
        var any = false;
        for (var index = start.Length; index < value.Length; index++)
        {
            if (value[index] is '\\')
            {
                index++;
            }
            else if (value[index] == start.Value[^1])
            {
                return any && !Concatenated().IsMatch(value.AsSpan(index + 1));
            }
            else if (value[index] is '{' && (!isTemplate || value[index - 1] is '$'))
            {
                var end = EndOf(value, index);
                if (end < 0 || !IsNumber(value[(index + 1)..end]))
                {
                    return false;
                }

                (index, any) = (end, true);
            }
        }

        return false;
    }

    private static int EndOf(string value, int open)
    {
        var depth = 0;
        for (var index = open; index < value.Length; index++)
        {
            depth += value[index] is '{' ? 1 : value[index] is '}' ? -1 : 0;
            if (depth == 0)
            {
                return index;
            }
        }

        return -1;
    }

    [GeneratedRegex("""^(\$@?"|@\$"|`)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interpolated();

    [GeneratedRegex("""^\s*[+.]""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Concatenated();

    // '<b>done</b>'   "<i class='x'></i>")   `<svg>…</svg>`;   what is added to it, or replaced in it, makes it something else
    [GeneratedRegex("""^(['"](?![^\n]*['"]\s*\+)[^'"$\n]*['"]\s*[;,)}]*|'([^'\\\n]|\\.)*'\s*([;,)}].*)?|"([^"\\\n]|\\.)*"\s*([;,)}].*)?|'([^'\\\n]|\\.){140,}|`[^`$\n]*`?\s*[;,)}]*|[^\n]*["'][^"'#$\n+]*["'])$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();

    [GeneratedRegex("""^([A-Z][A-Z0-9_]{2,}\b[^(.\n]*|null\b.*|""|''|\d+.*|\w*(svg|Svg|icon|Icon|SVG)\w*\b.*|\$?(slot|content|children|yield)\b.*|(body|include|partial|render|csrf\w*|yield)\b.*|(\w+\.)*\w*([cC]ount|[sS]core|[tT]otal|[nN]umber|[pP]ercent\w*|[lL]ength|[iI]ndex)\s*[;,)}]*)$|^\s*&""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    // 12   bar.Width   Phrase.Number(at)   at > 50 ? "end" : "start"   value:0.#   Math.round(x)   x + 3
    [GeneratedRegex("""^(-?[\d\s.+*/%()-]+|[\w.]*([nN]umber|[cC]ount|[pP]ercent|[wW]idth|[hH]eight|[sS]ize|[iI]ndex|[lL]ength|[tT]otal|[sS]cale)(\([^{}]*\))?|(Math\.\w+|parseInt|parseFloat)\([^{}]*\)|[^{}]*\.toFixed\(\d*\)|[^{}]*:\s*([NFDP]\d*|[0#.,]+)|\(?[^"'{}?]*\?\s*["'][^"'{}]*["']\s*:\s*["'][^"'{}]*["']\s*\)?|[A-Z][A-Z0-9_]{2,})$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
