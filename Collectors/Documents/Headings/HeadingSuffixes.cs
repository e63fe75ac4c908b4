using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Headings;

/// <summary>Takes state, priority and estimate off the end of a heading, so that its title stays the same when they change.</summary>
internal static class HeadingSuffixes
{
    private const int MostSuffixes = 4;

    private static readonly string[] Dashes = [" — ", " – ", " - ", " · ", " | ", ": "];

    public static HeadingFacts Take(HeadingFacts facts)
    {
        for (var taken = 0; taken < MostSuffixes; taken++)
        {
            var (rest, tail) = SplitTail(facts.Title);
            if (tail is null || Read(facts, rest, tail) is not { } shorter)
            {
                break;
            }

            facts = shorter;
        }

        facts = TakeBracketed(facts);
        return facts with { Title = Symbols.Strip(facts.Title).TrimEnd(':', '：', '-', '–', '—', ' ') };
    }

    /// <summary>"xlsx (High Severity) - no fix available": the priority stands amid the title.</summary>
    private static HeadingFacts TakeBracketed(HeadingFacts facts)
    {
        var open = facts.Title.IndexOf(" (", StringComparison.Ordinal);
        var close = open > 0 ? facts.Title.IndexOf(')', open) : -1;
        if (facts.Priority != DocumentPriority.None || close < 0 || close == facts.Title.Length - 1 || PriorityWords.ReadWhole(facts.Title[(open + 2)..close]) is not { } priority)
        {
            return facts;
        }

        return facts with { Title = facts.Title[..open] + facts.Title[(close + 1)..], Priority = priority, PriorityText = facts.Title[(open + 2)..close] };
    }

    private static HeadingFacts? Read(HeadingFacts facts, string rest, string tail)
    {
        if (rest.Length == 0)
        {
            return null;
        }

        if (PriorityWords.ReadWhole(tail) is { } priority)
        {
            return facts with { Title = rest, Priority = facts.Priority == DocumentPriority.None ? priority : facts.Priority, PriorityText = tail };
        }

        if (StatusWords.ReadWhole(WithoutDate(tail)) is not null)
        {
            return facts with { Title = rest, State = facts.State is null ? tail : $"{tail} {facts.State}" };
        }

        // "Lockfile — ✅ done for all packages"
        var mark = Symbols.Mark(Symbols.SplitStart(facts.Title[rest.Length..].TrimStart(' ', '-', '–', '—', ':', '|')).Symbols);
        if (mark != DocumentStatus.Unknown && StatusWords.ReadStart(tail) == mark)
        {
            return facts with { Title = rest, State = facts.State ?? tail };
        }

        if (Durations.Contains(tail) || Durations.IsPeriod(tail))
        {
            return facts with { Title = rest, Estimate = tail };
        }

        // "Scalability ⚠️ INFRASTRUCTURE ONLY": a mark and then capitals tell the state in the document's own words.
        var sign = facts.Title[rest.Length..].Trim();
        if (!tail.AsSpan().ContainsAnyInRange('a', 'z') && tail.Any(char.IsUpper) && Symbols.Mark(Symbols.SplitStart(sign).Symbols) != DocumentStatus.Unknown)
        {
            return facts with { Title = rest, State = facts.State ?? sign };
        }

        return IsDate(tail) ? facts with { Title = rest, State = tail } : null;
    }

    /// <summary>The last part of a title and what stands before it: in brackets, after a symbol, or after a dash.</summary>
    private static (string Remainder, string? Tail) SplitTail(string title)
    {
        var text = Symbols.SplitEnd(title).Text;
        if (text.EndsWith(')') || text.EndsWith(']'))
        {
            var open = text.LastIndexOf(text[^1] == ')' ? '(' : '[');
            return open > 0 ? (text[..open].TrimEnd(), text[(open + 1)..^1].Trim()) : (text, null);
        }

        // "Missing audit log CRITICAL"
        var space = text.LastIndexOf(' ');
        if (space > 0 && text.Length - space > 3 && !text.AsSpan(space).ContainsAnyInRange('a', 'z') && text.AsSpan(0, space).ContainsAnyInRange('a', 'z') && PriorityWords.ReadWhole(text[(space + 1)..]) is not null)
        {
            return (text[..space], text[(space + 1)..]);
        }

        var symbol = Symbols.LastInner(text);
        if (symbol > 0 && symbol < text.Length - 1)
        {
            return (Symbols.SplitEnd(text[..symbol]).Text, Symbols.SplitStart(text[symbol..]).Text.Trim());
        }

        var dash = Dashes.Max(mark => text.LastIndexOf(mark, StringComparison.Ordinal));
        return dash > 0 ? (text[..dash].TrimEnd(), text[(dash + 1)..].TrimStart(' ', '-', '–', '—', '·', '|').Trim()) : (text, null);
    }

    private static string WithoutDate(string text) =>
        string.Join(' ', text.Split(' ').Where(word => !IsDate(word.Trim('(', ')'))));

    private static bool IsDate(string text) =>
        text.Length is >= 8 and <= 12 && text.All(character => char.IsAsciiDigit(character) || character is '-' or '/' or '.') && text.Any(char.IsAsciiDigit);
}
