namespace Gapless.Collectors.Documents.Vocabulary;

internal static class SectionWords
{
    private static readonly WordTable<SectionKind> Table = WordTable<SectionKind>.Load("sections.tsv");

    public static SectionKind Read(string heading) => Table.Find(heading) ?? SectionKind.None;
}
