using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Priority matrices and must-fix lists: they name gaps again and say how urgent they are. A tick there means "listed".</summary>
internal static class MatrixReader
{
    private const int MostEntries = 500;

    public static void Apply(IEnumerable<Section> sections, IReadOnlyList<GapDraft> gaps)
    {
        if (gaps.Count == 0)
        {
            return;
        }

        foreach (var entry in sections.SelectMany(Entries).Take(MostEntries))
        {
            if (TitleSimilarity.Closest(gaps, entry.Title) is { } gap)
            {
                GapFields.AddPriority(gap, entry.Priority, entry.Source, entry.Group, entry.Line);
            }
        }
    }

    private static IEnumerable<MatrixEntry> Entries(Section section) => section.Kind switch
    {
        SectionKind.Matrix => section.Blocks.SelectMany(block => InMatrix(section, block)),
        SectionKind.MustFix when !section.IsGap => section.Blocks.OfType<ListBlock>().SelectMany(list => FromList(section, list, PrioritySource.MustFixList)),
        _ => [],
    };

    private static IEnumerable<MatrixEntry> InMatrix(Section section, DocumentBlock block) => block switch
    {
        ListBlock list => FromList(section, list, PrioritySource.Matrix),
        FenceBlock fence => FenceReader.Branches(fence).Where(branch => branch.Root is not null).Select(branch => new MatrixEntry(
            branch.Text.Text, branch.Root!.Text.TrimEnd(':'), PriorityWords.Read(branch.Root.Text), PrioritySource.Matrix, branch.Text.Line)),
        _ => [],
    };

    private static IEnumerable<MatrixEntry> FromList(Section section, ListBlock list, PrioritySource source)
    {
        var priority = source == PrioritySource.MustFixList ? DocumentPriority.Critical : PriorityWords.Read(section.Text);
        return list.Items.Select(item => new MatrixEntry(TitleOf(item), section.Text, priority, source, item.Line));
    }

    private static string TitleOf(ListEntry item) => Symbols.Strip(item.Text.Bold ?? item.Text.Text);
}
