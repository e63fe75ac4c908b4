namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>What a gap is about when it is about the product.</summary>
internal static class FeatureWords
{
    private static readonly WordTable<Place> Table = WordTable<Place>.Load("features.tsv");

    private enum Place
    {
        None,
        Section,
        Title,
    }

    /// <summary>A gap of this title in this section is a feature, if no check is about it.</summary>
    public static bool IsFeature(string title, string section) => Table.Find(title) is not null || Table.Find(section) is Place.Section;
}
