using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>From what was read to what is told: one status, one priority, the disagreements, the checks.</summary>
internal static class GapFinisher
{
    public static DocumentedGap Finish(GapDraft gap, GapChecks checks)
    {
        var needed = checks.ForItems(gap, gap.Needed);
        var artefacts = checks.ForItems(gap, gap.Artefacts);
        var about = checks.ForGap(gap, needed, artefacts);
        var priorities = gap.Priorities.OrderBy(statement => statement.Source).ToList();
        return new DocumentedGap
        {
            Number = gap.Number,
            Title = gap.Title,
            Section = gap.Section,
            Line = gap.Line,
            Status = StatusOf(gap),
            StatusText = StatusTextOf(gap),
            Priority = priorities.Find(statement => statement.Source != PrioritySource.MustFixList)?.Priority ?? DocumentPriority.None,
            Priorities = priorities,
            Impact = Joined(gap.Impacts),
            Problem = Joined(gap.Problems),
            Needed = needed,
            Artefacts = artefacts,
            Current = gap.Current,
            Effort = gap.Effort,
            Owner = gap.Owner,
            Location = gap.Location,
            IsOptional = gap.IsOptional,
            IsFeature = about.Count == 0 && FeatureWords.IsFeature(gap.Title, gap.Section),
            Checks = about,
            Conflicts = [.. PriorityConflicts.Of(priorities), .. gap.Conflicts],
            Warnings = gap.Warnings,
        };
    }

    public static DocumentStatus StatusOf(GapDraft gap)
    {
        if (gap.Status is { } stated)
        {
            return stated;
        }

        if (gap.HeadingState is { } state)
        {
            return StatusWords.Read(state);
        }

        // Colours in headings are priorities; only ticks, crosses and warning signs are states.
        var shown = gap.CurrentText is { } current ? StatusWords.Read(current) : Symbols.Mark(gap.TitleSymbols);
        return shown == DocumentStatus.Unknown && gap.StatusTexts.Count == 0 ? Told(gap) : shown;
    }

    /// <summary>Without a status of its own, a title ("No backups") or the first words below it ("There is none.") tell one.</summary>
    private static DocumentStatus Told(GapDraft gap)
    {
        var title = TitleWords.Status(gap.Title);
        title = title == DocumentStatus.Unknown && gap.IsItem ? TitleWords.Tail(gap.Title) : title;
        return title == DocumentStatus.Unknown && gap.Prose.Count > 0 ? TitleWords.Lead(gap.Prose[0].Text) : title;
    }

    private static string StatusTextOf(GapDraft gap) => Joined(gap.StatusTexts) ?? gap.HeadingState ?? gap.CurrentText ?? "";

    private static string? Joined(List<string> texts) => texts.Count == 0 ? null : string.Join("; ", texts);
}
