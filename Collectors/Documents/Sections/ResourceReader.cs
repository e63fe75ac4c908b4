using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Outlines;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Sections;

/// <summary>"Resources to add": files and folders the document wants. Sketches of an architecture are context and are left out.</summary>
internal static class ResourceReader
{
    public static IEnumerable<DocumentLine> Read(Section section) =>
        section.Kind == SectionKind.Architecture && IsWanted(section)
            ? section.Blocks.OfType<ListBlock>().SelectMany(list => list.Items).Where(item => item.Text.Text.Length > 0).Select(item => new DocumentLine(item.Text.Text, item.Line))
            : [];

    private static bool IsWanted(Section section) =>
        section.Text.Contains("to add", StringComparison.OrdinalIgnoreCase) || section.Text.Contains("to create", StringComparison.OrdinalIgnoreCase);
}
