using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>What the heading of a section says about the urgency of everything below it.</summary>
internal sealed record SectionPriority(DocumentPriority Words, DocumentPriority Symbol, string Text, int Line);
