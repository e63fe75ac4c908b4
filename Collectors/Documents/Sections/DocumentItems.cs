using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Sections;

/// <summary>What the sections of a document yielded besides gaps.</summary>
internal sealed class DocumentItems
{
    public List<Claim> Claims { get; } = [];

    public List<Strength> Strengths { get; } = [];

    public List<Phase> Phases { get; } = [];

    public List<ChecklistItem> Checklist { get; } = [];

    public List<QuickFix> QuickFixes { get; } = [];

    public List<DocumentLine> Resources { get; } = [];
}
