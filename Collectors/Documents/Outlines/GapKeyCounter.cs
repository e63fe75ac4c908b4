using Gapless.Collectors.Documents.Gaps;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Outlines;

/// <summary>Counts, for each section, the kinds of key lines that only gaps have.</summary>
internal static class GapKeyCounter
{
    public static void Count(IEnumerable<Section> sections)
    {
        foreach (var section in sections)
        {
            var own = section.Blocks.SelectMany(Fields);
            var below = section.Children.Where(child => child is { HasNumber: false, Children.Count: 0 }).Select(child => KeyLine.ReadHeading(child.Text, 0)?.Field ?? FieldKind.None);
            var keys = own.Concat(below).Where(IsGapKey).Distinct().ToList();
            section.GapKeys = keys.Count;
            section.TellsState = keys.Count > 1 || keys.Exists(field => field is FieldKind.Status or FieldKind.Missing or FieldKind.Problem or FieldKind.Impact or FieldKind.Priority);
        }
    }

    /// <summary>Keys at the end of a document often close the document and not its last section.</summary>
    public static bool StartsWithKey(Section section) => section.Blocks.Count > 0 ? Fields(section.Blocks[0]).Any(IsGapKey) : section.Children.Count > 0;

    private static IEnumerable<FieldKind> Fields(DocumentBlock block) => block switch
    {
        TextBlock text => text.Lines.Select(line => KeyLine.Read(line)?.Field ?? FieldKind.None),
        ListBlock list => list.Items.Select(item => KeyLine.Read(item.Text)?.Field ?? FieldKind.None),
        TableBlock table => AttributeRows.Of(table).Select(key => key.Field),
        _ => [],
    };

    private static bool IsGapKey(FieldKind field) =>
        field is FieldKind.Status or FieldKind.Current or FieldKind.Missing or FieldKind.Problem or FieldKind.Needed
            or FieldKind.Artefacts or FieldKind.Impact or FieldKind.Priority;
}
