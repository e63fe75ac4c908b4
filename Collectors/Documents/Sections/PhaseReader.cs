using System.Text.RegularExpressions;
using Gapless.Collectors.Documents.Headings;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Sections;

/// <summary>The steps of the document's own plan: headings with their lists.</summary>
/// <example><c>### Phase 2: Security (2-3 hours)</c></example>
internal static partial class PhaseReader
{
    /// <summary>Phases are headings; where none is, the rows of a table or the items of a list may be.</summary>
    public static IEnumerable<Phase> Read(IReadOnlyList<Section> sections) =>
        FromHeadings(sections).ToList() is { Count: > 0 } phases && phases.Exists(phase => PhaseWord().IsMatch(phase.Title)) ? phases
        : PhaseRows.Read(sections).ToList() is { Count: > 0 } rows ? rows
        : FromHeadings(sections);

    public static bool IsName(string text) => PhaseWord().IsMatch(text.TrimStart()) && text.Any(char.IsDigit);

    /// <summary>"Week 2-4", "Month 2+".</summary>
    public static bool IsPeriod(string text) => Period().IsMatch(text);

    [GeneratedRegex(@"^\W*(week|month|day|quarter|sprint|woche|monat|tag|semaine|mois|semana|mes|mês|hafta|ay|неделя|месяц)s?\s+[0-9]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Period();

    private static IEnumerable<Phase> FromHeadings(IEnumerable<Section> sections)
    {
        foreach (var section in sections)
        {
            if (section is { Kind: SectionKind.Phases, IsGap: false, Heading: { } heading } && !IsPartOfPhase(section))
            {
                var parts = IsPhase(section) ? section.Descendants.Prepend(section).ToList() : [section];
                var items = parts.SelectMany(part => Steps(part.Blocks)).SelectMany(Items).ToList();
                if (items.Count > 0 || IsPhase(section))
                {
                    var (title, estimate) = Timed(heading);
                    yield return new Phase
                    {
                        Title = title,
                        Line = heading.Line,
                        Estimate = estimate ?? Below(section) ?? Inherited(section),
                        Deliverable = Deliverable(section),
                        Items = items,
                    };
                }
            }
        }
    }

    /// <summary>The lists of a phase, without those under "Success criteria".</summary>
    private static IEnumerable<ListBlock> Steps(IEnumerable<DocumentBlock> blocks)
    {
        var field = FieldKind.None;
        foreach (var block in blocks)
        {
            if (block is TextBlock text && KeyLine.Read(text.Lines[^1]) is { Value.Length: 0 } key)
            {
                field = key.Field;
            }
            else if (block is ListBlock list && field is not (FieldKind.Acceptance or FieldKind.Owner or FieldKind.Relations))
            {
                yield return list;
            }
        }
    }

    /// <summary>"Phase 2", "Week 1", "Sprint 3": everything below it is one phase; "Action Plan" only holds some.</summary>
    private static bool IsPhase(Section section) =>
        section.Heading is { } heading
        && PhaseWord().IsMatch(heading.Title)
        && section.Parent is not null;

    [GeneratedRegex(@"^(phase|sprint|week|month|day|milestone|stage|step|iteration|fase|faz|hafta|woche|etappe|semana|étape|etapa|etap|schritt|faza|fáze|giai đoạn|tahap|minggu|tuần|týden|vecka|uge|тиждень|етап|चरण|этап|спринт|фаза|неделя|フェーズ|ステップ|スプリント|단계|스프린트|المرحلة|阶段|第)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PhaseWord();

    /// <summary>"Sprint 1 (2 weeks) - Security": the time may stand in the middle.</summary>
    private static (string Title, string? Estimate) Timed(HeadingFacts heading)
    {
        if (heading.Estimate is not null)
        {
            return (heading.TextWithoutEstimate, heading.Estimate);
        }

        var match = Bracketed().Match(heading.Text);
        return match.Success && Durations.Contains(match.Groups["time"].Value)
            ? (Spaces().Replace(heading.Text.Remove(match.Index, match.Length), " ").Trim().Replace(" :", ":", StringComparison.Ordinal), match.Groups["time"].Value)
            : (heading.Text, null);
    }

    /// <summary><c>**Duration:** 2 weeks</c></summary>
    private static string? Below(Section section) =>
        section.Blocks.OfType<TextBlock>().SelectMany(text => text.Lines).Select(KeyLine.Read).FirstOrDefault(key => key is { Field: FieldKind.Effort, Value.Length: > 0 })?.Value;

    [GeneratedRegex(@"[(\[](?<time>[^()\[\]]{1,40})[)\]]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    private static bool IsPartOfPhase(Section section) => section.Parent is { Kind: SectionKind.Phases } parent && (IsPhase(parent) || IsPartOfPhase(parent));

    private static string? Inherited(Section section) =>
        section.Parent is { Kind: SectionKind.Phases, Heading.Estimate: { } estimate } ? estimate : null;

    private static IEnumerable<DocumentLine> Items(ListBlock list) =>
        list.Items
            .Where(item => item.Text.Text.Length > 0 && KeyLine.Read(item.Text) is null or { Field: FieldKind.Other or FieldKind.Needed })
            .Select(item => new DocumentLine(Symbols.Strip(item.Text.Text), item.Line));

    private static string? Deliverable(Section section) =>
        section.Blocks.OfType<TextBlock>().SelectMany(text => text.Lines).Select(KeyLine.Read).FirstOrDefault(key => key?.Field == FieldKind.Deliverable)?.Value;
}
