using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>What a text says about how far something is. Words beat symbols.</summary>
internal static partial class StatusWords
{
    private const int LongestTail = 60;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;");
    private static readonly WordTable<DocumentStatus> Table = WordTable<DocumentStatus>.Load("statuses.tsv");

    /// <summary>The status that words and symbols of a text give; the symbols only where the words say nothing.</summary>
    public static DocumentStatus Read(string text) => ReadWords(text) is { } told && !(told == DocumentStatus.Complete && Symbols.Status(text) is DocumentStatus.Missing or DocumentStatus.Partial) && (told != DocumentStatus.Unknown || Table.FindWhole(text) is not null) ? told : Symbols.Status(text) is var status and not DocumentStatus.Unknown ? status : OfColour(text);

    /// <summary>The status in which an explanation begins: <c>"half done, only the API"</c>; a tick word counts only when it says all.</summary>
    public static DocumentStatus? ReadLead(string text) => Table.FindAtStart(text) switch
    {
        DocumentStatus.Complete when Table.FindWhole(Lead(text)) is not DocumentStatus.Complete => null,
        DocumentStatus.Unknown => null,
        var status => status,
    };

    /// <summary>Japanese and Korean say how it stands at the end: <c>"初回認証が未実行"</c>.</summary>
    public static DocumentStatus? ReadTail(string text) =>
        text.Length <= LongestTail && text.Any(character => character is (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')) && Table.Find(text) is DocumentStatus.Missing or DocumentStatus.Partial ? Table.Find(text) : null;

    private static string Lead(string text)
    {
        var end = text.AsSpan().IndexOfAny(",.;(");
        return end < 0 ? text : text[..end];
    }

    private static DocumentStatus OfColour(string text) => text.Contains("🟢", StringComparison.Ordinal) || text.Contains("🟩", StringComparison.Ordinal) ? DocumentStatus.Complete : DocumentStatus.Unknown;

    // "HTTP only, no certificates": what is said after the comma counts, when nothing before it did.
    private static DocumentStatus? ReadWords(string text) =>
        IsHalf(text) ? DocumentStatus.Partial : Table.FindAtStart(text) ?? Table.Find(text) ?? FromRatio(text) ?? (NoThing().IsMatch(text) ? DocumentStatus.Missing : null);

    /// <summary>"Infrastructure ready, configuration missing": one clause is done, another is not.</summary>
    private static bool IsHalf(string text)
    {
        var (done, absent) = (false, false);
        foreach (var range in text.AsSpan().SplitAny(ClauseEnds))
        {
            var clause = text[range];
            var status = NoMore().IsMatch(clause) ? null : Table.Find(clause) ?? (Negated().IsMatch(clause) ? DocumentStatus.Missing : null);
            done |= status == DocumentStatus.Complete || (status != DocumentStatus.Missing && Present().IsMatch(clause));
            absent |= status == DocumentStatus.Missing || Gaps().IsMatch(clause);
        }

        return done && absent;
    }

    [GeneratedRegex(@"\bno (further|action|issue|gap|problem|change|open|known|more|blocker)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NoMore();

    [GeneratedRegex(@"\bnot\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Negated();

    [GeneratedRegex(@"\b(exists?|ready|configured|excellent|good|solid|strong|in place|supports?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Present();

    [GeneratedRegex(@"\bgaps?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();

    public static DocumentStatus? ReadStart(string text) => Table.FindAtStart(text);

    /// <summary>The status when the text is nothing but a status word, or null.</summary>
    public static DocumentStatus? ReadWhole(string text) => Table.FindWhole(text);

    /// <summary><c>12/40</c> is partial, <c>40/40</c> is complete.</summary>
    private static DocumentStatus? FromRatio(string text)
    {
        var ratio = Ratio().Match(text);
        if (!ratio.Success)
        {
            return null;
        }

        var done = int.Parse(ratio.Groups["done"].ValueSpan, CultureInfo.InvariantCulture);
        var all = int.Parse(ratio.Groups["all"].ValueSpan, CultureInfo.InvariantCulture);
        return done >= all ? DocumentStatus.Complete : done == 0 ? DocumentStatus.Missing : DocumentStatus.Partial;
    }

    [GeneratedRegex(@"^\W*(?<done>[0-9]{1,4})\s?/\s?(?<all>[0-9]{1,4})\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ratio();

    [GeneratedRegex(@"[,;:(]\s*no\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoThing();
}
