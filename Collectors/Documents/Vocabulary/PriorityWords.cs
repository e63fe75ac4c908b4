using System.Buffers;
using System.Text.RegularExpressions;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Vocabulary;

internal static partial class PriorityWords
{
    private static readonly WordTable<DocumentPriority> Table = WordTable<DocumentPriority>.Load("priorities.tsv");

    private static readonly SearchValues<char> LeadEnds = SearchValues.Create("-–—:,.(/");

    /// <summary>The priority word that stands earliest in the text, or the default of a colour in it.</summary>
    public static DocumentPriority Read(string text) => Table.FindEarliest(text) ?? Symbols.Priority(text);

    /// <summary>Only words: colours say too little where other things are coloured as well.</summary>
    public static DocumentPriority ReadWords(string text) => (Rank().Match(text) is { Success: true } rank ? Table.FindWhole(rank.Groups["word"].Value) : null) ?? Table.FindEarliest(text) ?? DocumentPriority.None;

    // "Priority 2: HIGH (…)": the rank counts the document's own groups, the word says how urgent they are.
    [GeneratedRegex(@"^\W*(priority|tier|level|group|priorität|prioridad|priorité|öncelik|prioriteit|prioridade|приоритет)\s+#?[0-9]\s*[:–—(-]+\s*(?<word>\p{L}+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rank();

    /// <summary>The priority when the text says nothing else: <c>"HIGH PRIORITY"</c>, <c>"Severity: P1"</c>.</summary>
    public static DocumentPriority? ReadWhole(string text) =>
        Table.FindWhole(Filler().Replace(Symbols.Strip(text), " ").Trim());

    /// <summary>The leading word of an impact: <c>"HIGH - the app will not start"</c>, but not <c>"High bandwidth costs"</c>.</summary>
    public static DocumentPriority ReadLead(string impact)
    {
        var text = Symbols.SplitStart(impact).Text;
        var end = text.AsSpan().IndexOfAny(LeadEnds);
        var lead = end < 0 ? text : text[..end];
        return ReadWhole(lead) ?? DocumentPriority.None;
    }

    [GeneratedRegex(@"\b(priority|severity|prio|risk|impact|level|gap|for now|for the moment)\b:?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Filler();
}
