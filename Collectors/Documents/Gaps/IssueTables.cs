using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Markup;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Tables whose first words say that every row is a gap.</summary>
/// <example><code>
/// | Missing  | What it means  |
/// |----------|----------------|
/// | Database | All is in memory |
/// </code></example>
internal static partial class IssueTables
{
    public static bool Names(TableBlock table) => TableColumns.Of(table) is { IsSummary: false, Subject: var subject } && Issue().IsMatch(table.Header[subject].Text);

    // a column of risks tells what might happen
    [GeneratedRegex(@"^\W*(identified )?(issues?|gaps?|problems?|findings?|missing|weakness(es)?|problème|écart|manque|problema|brecha|falta|lacuna|lücke|befund|mangel|ontbreekt|bevinding|tekortkoming|sorun|eksik(ler|lik)?|проблема|вада|problem|masalah|vấn đề|समस्या|कमी|問題|課題|不足|问题|缺失|差距|缺口|문제|누락)( identified| description)?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Issue();
}
