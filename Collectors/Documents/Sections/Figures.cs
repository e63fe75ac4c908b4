using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Sections;

/// <summary>The figures of a text that say how ready something is: percentages and scores, but not loads, speeds and availabilities.</summary>
/// <example><c>85% production-ready</c>, <c>%65</c>, <c>readiness 72/100</c>, <c>7.2 out of 10</c>, <c>60 percent</c>; not <c>99.9% uptime</c></example>
internal static partial class Figures
{
    private const int Near = 40;

    public static IEnumerable<(decimal Percent, string Part, bool IsFuture)> Of(string text)
    {
        foreach (Match match in Percentage().Matches(text))
        {
            if (Value(match) is { } percent && percent <= 100 && !IsOther(text, match))
            {
                yield return (percent, Part(text, match), IsFuture(text, match));
            }
        }

        foreach (Match match in Score().Matches(text))
        {
            var whole = match.Groups["whole"].ValueSpan is "10" ? 10m : 100m;
            if (Value(match) is { } value && value <= whole)
            {
                yield return (value * (100m / whole), Part(text, match), IsFuture(text, match));
            }
        }
    }

    private static decimal? Value(Match match) =>
        decimal.TryParse(match.Groups["value"].Value.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool IsOther(string text, Match match)
    {
        var end = match.Index + match.Length;
        var after = text.AsSpan(end, Math.Min(Near, text.Length - end));
        var start = Math.Max(0, match.Index - Near);
        return OtherAfter().IsMatch(after) || OtherBefore().IsMatch(text.AsSpan(start, match.Index - start));
    }

    /// <summary>"we aim for 95%", "98% after the fixes".</summary>
    private static bool IsFuture(string text, Match match)
    {
        var end = match.Index + match.Length;
        var start = Math.Max(0, match.Index - Near);
        return FutureBefore().IsMatch(text.AsSpan(start, match.Index - start)) || FutureAfter().IsMatch(text.AsSpan(end, Math.Min(Near, text.Length - end)));
    }

    /// <summary>The sentence or clause a figure stands in.</summary>
    private static string Part(string text, Match match)
    {
        var start = text.LastIndexOfAny([';', '|', '('], match.Index);
        var sentence = text.LastIndexOf(". ", match.Index, StringComparison.Ordinal);
        start = Math.Max(start, sentence) + 1;
        var end = text.IndexOfAny([';', '|', ')'], match.Index + match.Length);
        var stop = text.IndexOf(". ", match.Index + match.Length, StringComparison.Ordinal);
        end = end < 0 || (stop >= 0 && stop < end) ? stop : end;
        return Vocabulary.Symbols.Strip(text[start..(end < 0 ? text.Length : end)].Trim());
    }

    [GeneratedRegex(@"(^|[^0-9.,A-Za-z])(?<value>[0-9]{1,3}([.,][0-9]{1,2})?)\s?(%|٪|percent\b|prozent\b|per cent\b|por ciento\b|por cento\b|pour cent\b|процент|パーセント)|%\s?(?<value>[0-9]{1,3}([.,][0-9]{1,2})?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Percentage();

    // "Readiness score: 72/100", "7.2 out of 10"; a bare 3/10 counts items
    [GeneratedRegex(@"(score|rating|grade|readiness|ready|maturity|overall|bewertung|gesamt|reife|note|ocena|voto|punteggio|cijfer|hodnocení|оцінка|skor|puan|điểm|nilai|التقييم|평점|점수|puntuación|pontuação|оценка|スコア|점수|评分)[^0-9\n]{0,30}(?<value>[0-9]{1,3}([.,][0-9]{1,2})?)\s?(/|out of|von|sur|de|из)\s?(?<whole>100|10)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Score();

    [GeneratedRegex(@"^\s*(of (all )?(the )?)?(uptime|availability|verfügbarkeit|disponib|sla\b|slo\b|cpu|memory|ram\b|disk|load\b|faster|slower|cheaper|of (the )?(requests|traffic|users|calls|time|customers|revenue)|traffic|error|latency|cost|discount|sampl|percentile|threshold|utili[sz]ation|cache hit|packet|\\+|increase|reduction|less|more than|growth|off\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherAfter();

    [GeneratedRegex(@"(uptime|availability|sla|slo|cpu|memory|error rate|latency|threshold|utili[sz]ation|cache hit( rate| ratio)?|sampling( rate)?|[<>≤≥]|rate|above|below|exceeds?|under|over|by)\W{0,3}(of|at|is|:|>|<|≥|target|rate)?\W{0,3}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherBefore();

    [GeneratedRegex(@"(aim(ing)? (for|at)|target(s|ed)?|goal|will be|would be|expected|reach(es)?|after (the )?(fix(es)?|phase [0-9]|completion)|ziel|objectif|objetivo|цель)\W{0,3}(of|is|to|at|:)?\W{0,4}(at least |about |~)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FutureBefore();

    [GeneratedRegex(@"^[^.;]{0,20}\b(after|once|when|by the end|target|nach|après|después)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FutureAfter();
}
