using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

/// <summary>Idioms that find headings in prose. A check that asks "is there a section on …" uses these.</summary>
internal static class DocumentHeadings
{
    /// <param name="words">Alternatives of a regular expression; one has to stand in the heading.</param>
    public static Idiom Idiom(string name, string words) => new(name, ["# ", "==", "--"])
    {
        Pattern = new Regex($"""^(#+ .*\b({words}).*|.*\b({words}).*\r?\n(={4}|-{4}).*)$""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
        Languages = [Language.Markdown, Language.Text],
        In = PathClasses.Documentation,
    };
}
