using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Frontend;

/// <summary>The basics of accessibility that a page's HTML shows without being rendered (WCAG 2.2).</summary>
internal static partial class AccessibilityReview
{
    private const int LeastLetters = 200;

    /// <summary>What is wrong: the rule and how many elements break it.</summary>
    public static IReadOnlyList<(string Rule, int Count)> Of(string html)
    {
        var page = Hidden().Replace(html, "");
        var labelled = LabelFor().Matches(page).Select(match => match.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
        var headings = Heading().Matches(page).Select(match => match.Groups["level"].Value[0] - '0').ToList();
        (string Rule, int Count)[] rules =
        [
            ("no language", HtmlElement().IsMatch(page) ? 0 : 1),
            ("no title", Title().IsMatch(page) ? 0 : 1),
            ("no main landmark", Main().IsMatch(page) ? 0 : 1),
            ("images without alt", Image().Matches(page).Count(match => !Alternative().IsMatch(match.Value))),
            ("inputs without a label", Inputs(page, labelled)),
            ("buttons and links without text", Empty().Matches(page).Count(match => !Named().IsMatch(match.Value) && !Image().Matches(match.Value).Any(image => Alternative().IsMatch(image.Value)))),
            ("no heading of the first level", headings.Count > 0 && !headings.Contains(1) ? 1 : 0),
            ("positive tabindex", PositiveTab().Count(page)),
        ];
        return [.. rules.Where(rule => rule.Count > 0)];
    }

    /// <summary>So little is in the HTML that a script must fill the page.</summary>
    public static bool IsShell(string html)
    {
        var body = Math.Max(0, html.IndexOf("<body", StringComparison.OrdinalIgnoreCase));
        return Text().Replace(Hidden().Replace(html[body..], ""), "").Count(char.IsLetterOrDigit) < LeastLetters;
    }

    private static int Inputs(string page, HashSet<string> labelled) => Input().Matches(page)
        .Count(match => !NoLabelNeeded().IsMatch(match.Value) && !Named().IsMatch(match.Value) && !(Id().Match(match.Value) is { Success: true } id && labelled.Contains(id.Groups["id"].Value)) && !IsInsideLabel(page, match.Index));

    private static bool IsInsideLabel(string page, int index)
    {
        var before = page.AsSpan(0, index);
        return before.LastIndexOf("<label", StringComparison.OrdinalIgnoreCase) > before.LastIndexOf("</label", StringComparison.OrdinalIgnoreCase);
    }

    // What scripts, styles and templates hold is not the page.
    [GeneratedRegex("""<(?<name>script|style|template|noscript|svg)\b[^>]*>[\s\S]*?</\k<name>>|<!--[\s\S]*?-->""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("""<html[^>]{0,500}\slang\s*=\s*["']?\w""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HtmlElement();

    [GeneratedRegex("""<title[^>]*>\s*[^<\s]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();

    [GeneratedRegex("""<main[\s>]|role\s*=\s*["']?main""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Main();

    [GeneratedRegex("""<img\b[^>]{0,800}>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Image();

    [GeneratedRegex("""\s(alt(\s*=|[\s/>])|role\s*=\s*["']?(presentation|none)|aria-hidden\s*=\s*["']?true)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alternative();

    [GeneratedRegex("""<(input|select|textarea)\b[^>]{0,800}>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Input();

    [GeneratedRegex("""\stype\s*=\s*["']?(hidden|submit|button|image|reset)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoLabelNeeded();

    [GeneratedRegex("""\s(aria-label|aria-labelledby|title)\s*=\s*["']?\w""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex("""\sid\s*=\s*["']?(?<id>[^"'\s>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex("""<label[^>]{0,300}?\sfor\s*=\s*["']?(?<id>[^"'\s>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LabelFor();

    // <button class="x"><i></i></button>: elements, and no text among them
    [GeneratedRegex("""<(?<name>button|a)\b[^>]{0,1000}>(\s|<(?!/?(button|a)\b)[^>]{0,1000}>)*</\k<name>>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Empty();

    [GeneratedRegex("""<h(?<level>[1-6])[\s>]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex("""\stabindex\s*=\s*["']?[1-9]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PositiveTab();

    [GeneratedRegex("""<[^>]{0,400}>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Text();
}
