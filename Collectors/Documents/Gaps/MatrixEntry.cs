using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

internal sealed record MatrixEntry(string Title, string Group, DocumentPriority Priority, PrioritySource Source, int Line);
