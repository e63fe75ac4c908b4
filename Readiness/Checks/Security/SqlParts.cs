using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

/// <summary>What is put into a statement: constants, and the names of classes and tables, are no input of anybody.</summary>
internal static partial class SqlParts
{
    /// <summary>There are parts, all of them were seen, and each is a constant.</summary>
    public static bool AreConstant(IdiomMatch match)
    {
        var start = match.LineText.IndexOf(match.Text, StringComparison.Ordinal);
        if (start < 0)
        {
            // A statement over several lines: its end was not seen.
            return false;
        }

        var statement = match.LineText[start..];
        var parts = (Formats().IsMatch(statement) ? Argument() : Part()).Matches(statement).Select(part => part.Groups["part"].Value.Trim('{', '}', ' ')).ToList();
        return parts.Count > 0 && parts.TrueForAll(part => Constant().IsMatch(part));
    }

    // ${TABLE}   {nameof(Order)}   {$model->getTable()}   " + TABLE + "   ' . $this->table . '   #{quoted_table_name}
    [GeneratedRegex("""[$#]?\{(?<part>[^{}]+)\}|(?<part>\$[A-Za-z_]\w*(->\w+(\(\))?|::\w+)*)|["'`]\s*[+.%]\s*(?<part>[\w$\\][\w.:$>()\\-]*)|(?<=[\w)]\s{1,3}[+.]\s{1,3})(?<part>[\w$\\][\w.:$>()\\-]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    [GeneratedRegex("""Sprintf\(|ormat\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Formats();

    [GeneratedRegex("""[,(]\s*(?<part>[A-Za-z_][\w.]*)(?=\s*[,)])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Argument();

    [GeneratedRegex("""^\(?([\w$]+(->|::|\.))*([A-Z][A-Z0-9_]+|class|getTable(Name|Prefix)?\(\)|getMorphClass\(\)|getKeyName\(\)|getQualified\w+\(\)|(quoted_)?table_name|__tablename__|db_table|getSimpleName\(\))\)?$|^nameof\(|^typeof\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constant();
}
