using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>Reads the versions that people write: <c>^20.11</c>, <c>&gt;=3.9,&lt;4</c>, <c>~&gt; 7.0.4</c>, <c>v18</c>, <c>python-3.12.1</c>.</summary>
internal static partial class VersionText
{
    /// <summary>The number, and whether it is only the least that is allowed; null where the text names no release of the product.</summary>
    public static (string Number, bool IsLeast)? Read(string product, string text)
    {
        if (Number().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var number = match.Groups["number"].Value;
        var parts = number.Split('.').Length;
        var needed = SupportEnds.PartsOf(product);
        if (parts < needed)
        {
            return null;
        }

        // ^20 stays in 20, where one number names a release; ~> 7.0.4 and ~=4.2.1 stay in the second number.
        var isLeast = match.Groups["sign"].Value switch
        {
            ">=" or ">" => true,
            "^" => needed > 1,
            "~>" or "~=" or "~" => needed > 1 && parts <= needed,
            _ => false,
        };

        // 18 || 20: the newest that is allowed
        return text.Contains('|', StringComparison.Ordinal) ? (Number().Matches(text)[^1].Groups["number"].Value, true) : (number, isLeast);
    }

    [GeneratedRegex("""(?<sign>>=|<=|~>|~=|\^|>|<|~)?[ ]*v?(?<number>\d+(\.\d+)*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
