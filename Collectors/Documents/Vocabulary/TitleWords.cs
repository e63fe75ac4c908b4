using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>The status that a title tells by itself: "No database backups".</summary>
internal static class TitleWords
{
    private static readonly WordTable<DocumentStatus> Table = WordTable<DocumentStatus>.Load("absences.tsv");

    /// <summary>The status with which an explanation begins: "There is no backup.", "Gedeeltelijk: …".</summary>
    public static DocumentStatus Lead(string text) => Table.FindAtStart(text) ?? (StatusWords.ReadLead(text) is DocumentStatus.Partial or DocumentStatus.Missing ? StatusWords.ReadLead(text)!.Value : DocumentStatus.Unknown);

    public static DocumentStatus Status(string title) => Table.Find(title) ?? DocumentStatus.Unknown;
}
