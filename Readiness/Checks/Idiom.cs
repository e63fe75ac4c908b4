using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks;

/// <summary>
/// A piece of text to look for. The reader compiles the anchors of all idioms into one matcher that passes over each file once; only where an
/// anchor is seen, in a file of the right language and class, comments are stripped and the pattern is tried.
/// </summary>
/// <param name="Name"><c>check-id/word</c>, unique over the catalogue.</param>
/// <param name="Anchors">Literals of at least three characters, compared without case; one of them stands in every text the pattern matches.</param>
public sealed record Idiom(string Name, ImmutableArray<string> Anchors)
{
    /// <summary>What must match, on one line or several; null when an anchor alone is enough. The first group, if any, becomes the hit's value.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>
    /// Many patterns in place of one, each tried only near its own anchor: an idiom that is written in fifty ways costs what those cost that a file holds.
    /// Of several that match on one line the first counts.
    /// </summary>
    public ImmutableArray<IdiomPhrase> Phrases { get; init; } = [];

    /// <summary>File kinds to search, such as <c>csharp</c> or <c>javascript</c> (see <see cref="Language"/>); empty for all.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Path classes to search.</summary>
    public PathClasses In { get; init; } = PathClasses.Production;

    /// <summary>String literals are removed before matching, as comments always are.</summary>
    public bool CodeOnly { get; init; }

    /// <summary>Comments are part of the text (for secrets and suppressions).</summary>
    public bool WithComments { get; init; }

    /// <summary>Only headings are searched, those of Markdown (<c># Title</c>) and those with a line of <c>====</c> or <c>----</c> below them.</summary>
    public bool InHeadings { get; init; }

    /// <summary>A last word on a match, over the raw text; must be pure and must not keep the text.</summary>
    public Func<IdiomMatch, bool>? Accept { get; init; }

    /// <summary>The value is a secret: it leaves the collector masked only.</summary>
    public bool IsSecret { get; init; }

    /// <summary>At most so many hits a file are kept.</summary>
    public int LimitPerFile { get; init; } = 20;
}
