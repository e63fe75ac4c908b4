using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

/// <summary>Idioms that find headings in prose. A check that asks "is there a section on …" uses these.</summary>
internal static partial class DocumentHeadings
{
    /// <param name="words">Alternatives of a regular expression; one has to stand in the heading. Each begins with at least three plain letters.</param>
    public static Idiom Idiom(string name, string words) => new(name, [.. Beginnings(words)])
    {
        Pattern = new Regex($$"""\b({{words}})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
        InHeadings = true,
        Languages = [Language.Markdown, Language.Text],
        In = PathClasses.Documentation,
    };

    // The plain letters each alternative begins with; a mark behind them makes the last one optional. What stands in brackets is no alternative.
    private static IEnumerable<string> Beginnings(string words) => Beginning().Matches(words)
        .Select(match => match.Groups["optional"].Success ? match.Groups["letters"].Value[..^1] : match.Groups["letters"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("""(?<=^|\|)(?<!\([^)]*)(?<letters>[a-z][a-z -]*)(?<optional>[?*])?""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Beginning();
}
