using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>The status that a title tells by itself: "No database backups".</summary>
internal static class TitleWords
{
    private static readonly WordTable<DocumentStatus> Table = WordTable<DocumentStatus>.Load("absences.tsv");

    /// <summary>The status with which an explanation begins: "There is no backup.", "Gedeeltelijk: …".</summary>
    public static DocumentStatus Lead(string text) => Table.FindAtStart(text) ?? (StatusWords.ReadLead(text) is DocumentStatus.Partial or DocumentStatus.Missing ? StatusWords.ReadLead(text)!.Value : DocumentStatus.Unknown);

    /// <summary>An item or a row often ends in its state: "Cascading deletion missing".</summary>
    public static DocumentStatus Tail(string title) => title.LastIndexOf(' ') is var space and > 0
        ? Words.Of(title[space..]).Trim() switch
        {
            "missing" or "absent" or "undefined" or "unverified" or "untested" or "unimplemented" or "unconfigured" or "nonexistent" or "lacking" => DocumentStatus.Missing,
            "incomplete" or "partial" or "inconsistent" or "unreliable" => DocumentStatus.Partial,
            _ => DocumentStatus.Unknown,
        }
        : DocumentStatus.Unknown;

    public static DocumentStatus Status(string title) => Table.Find(title) ?? (IsAmid(Words.Of(title)) ? DocumentStatus.Missing : DocumentStatus.Unknown);

    /// <summary>"Order model missing a price": what is missing comes after the word.</summary>
    private static bool IsAmid(string words) => words.IndexOf(" missing ", StringComparison.Ordinal) is > 0 and var at && at + 9 < words.Length;
}
