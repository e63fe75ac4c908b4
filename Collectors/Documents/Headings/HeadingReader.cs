using System.Buffers;
using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Headings;

/// <summary>Takes a heading apart.</summary>
/// <example><code>
/// ### 1. ❌ Environment Variables
/// ## 2. **SSL/TLS &amp; Security** 🚨 HIGH PRIORITY
/// ### SEC-03 · Rate limiting · P1
/// #### ~~BUG-002: Login loops~~ ✅ RESOLVED (2026-01-14)
/// ### 4. Logging Setup (1 hour)
/// </code></example>
internal static partial class HeadingReader
{
    private const int LongestLead = 24;
    private static readonly SearchValues<char> LeadEnds = SearchValues.Create(":：])–—");

    public static HeadingFacts Read(HeadingBlock heading)
    {
        var (symbols, text) = Symbols.SplitStart(heading.Text.Text);
        text = Symbols.SplitEnd(text).Text.TrimEnd(':', '：', ' ');
        var (number, priority, rest) = TakeNumber(text);
        var (innerSymbols, title) = Symbols.SplitStart(rest);
        var (lead, untitled) = TakePriority(title);
        title = untitled;
        var facts = new HeadingFacts
        {
            Line = heading.Line,
            Level = heading.Level,
            Text = text,
            Title = title,
            Symbols = symbols + innerSymbols + Symbols.SplitEnd(heading.Text.Text).Symbols,
            Number = number,
            IdentifierPriority = priority,
            Struck = heading.Text.Struck,
            Priority = lead is null ? DocumentPriority.None : PriorityWords.ReadWhole(lead) ?? DocumentPriority.None,
            PriorityText = lead,
        };
        return HeadingSuffixes.Take(facts);
    }

    /// <summary><c>"High: no tracing"</c>, <c>"[P1] no tracing"</c>.</summary>
    private static (string? Lead, string Title) TakePriority(string title)
    {
        var end = title.AsSpan(0, Math.Min(title.Length, LongestLead)).IndexOfAny(LeadEnds);
        if (end < 2 || end >= title.Length - 2 || PriorityWords.ReadWhole(title[..end].TrimStart('[', '(')) is null)
        {
            return (null, title);
        }

        return (title[..end].TrimStart('[', '('), title[(end + 1)..].TrimStart(' ', ':', '-', '–', '—', ']', ')'));
    }

    /// <summary>The number or identifier in front of a title, the priority it carries, and what follows.</summary>
    public static (string? Number, DocumentPriority Priority, string Remainder) TakeNumber(string text)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[Named(), Plain(), Identifier(), Ticket(), Bracketed(), Letter()])
        {
            var match = pattern.Match(text);
            if (match.Success && match.Length < text.Length)
            {
                var identifier = match.Groups["id"].Value;
                return (identifier, PriorityWords.ReadWords(PriorityPart(match)), text[match.Length..].TrimStart());
            }
        }

        return (null, DocumentPriority.None, text);
    }

    /// <summary><c>P0-1</c> says P0; <c>HIGH-2</c> says high; the letters of <c>SEC-03</c> say nothing.</summary>
    private static string PriorityPart(Match match)
    {
        var word = match.Groups["word"];
        return word.Success && word.Length > 0 ? word.Value : match.Groups["id"].Value;
    }

    // Gap 1: …   Critical Gap #1: …   Issue 3 - …
    [GeneratedRegex(
        @"^(?<word>critical|high|medium|low|major|minor|important|blocker)?\s*(?:gap|issue|problem|finding|blocker|risk|bug|feature|task|item|lücke|问题|差距)\s*#?\s*(?<id>[0-9]{1,3})\s*[:.)–—-]\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    // 1.   2)   3.4   #5   6️⃣
    [GeneratedRegex(
        @"^#?(?<id>[0-9]{1,3}(\.[0-9]{1,3}){0,3})(\uFE0F?\u20E3|[.):、]|\s*[-–—:]\s|(\s))\s*",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    // P0-1: …   SEC-03 · …   R1-C1 …   C1. …
    [GeneratedRegex(
        @"^(?<id>[A-Z]{1,10}[0-9]{0,2}([-_][A-Z]{1,8})?([-_][A-Z]{0,6}[0-9]{1,4}){1,2}|[A-Z]{1,4}[0-9]{1,3}(\.[0-9]{1,2})?)(\s*[:·|–—.)]\s*|\s+[-–—]\s+)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Identifier();

    // F-01 …   PAY-812 …   GAP-2 …   but not ISO-27001 … or AES-256 …
    [GeneratedRegex(@"^(?<id>(GAP|SEC|BUG|RISK|REQ|VULN|FIND|ISSUE|TASK|PRR|ORR)-[0-9]{1,4}|[A-Z]{1,5}-0[0-9]{1,3}|[A-Z]{1,2}-[0-9]{2,3}|P[0-4]-[0-9]{1,3})\s+",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ticket();

    // [SEC-1] …   [P0] …
    [GeneratedRegex(
        @"^\[(?<id>[A-Z]{1,10}[-_]?[0-9]{1,4})\]\s*[:·–—-]?\s*",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();

    // A. …   B) …
    [GeneratedRegex(@"^(?<id>[A-Z])[.)]\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Letter();
}
