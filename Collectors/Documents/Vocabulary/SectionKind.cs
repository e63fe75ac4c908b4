namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>What a section of a document is about; the names are the values of <c>sections.tsv</c>.</summary>
internal enum SectionKind
{
    None,
    Noise,
    Future,
    Architecture,
    Estimate,
    Matrix,
    Checklist,
    QuickFixes,
    Phases,
    Strengths,
    Status,
    MustFix,
    Gaps,
}
