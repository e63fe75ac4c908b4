using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Puts the value of a key into its field.</summary>
internal static class GapFields
{
    public static void Set(GapDraft gap, KeyLine key)
    {
        switch (key.Field)
        {
            case FieldKind.Status:
                SetStatus(gap, key.Value);
                break;
            case FieldKind.Current:
                SetCurrent(gap, key);
                break;
            case FieldKind.Problem:
                gap.Problems.Add(key.Value);
                break;
            case FieldKind.Needed:
                gap.Needed.Add(NeededReader.Item(key.Value, key.Line, NeededKind.Inline));
                break;
            case FieldKind.Artefacts:
                gap.Artefacts.Add(NeededReader.Item(key.Value, key.Line, NeededKind.Artefact));
                break;
            case FieldKind.Impact:
                SetImpact(gap, key);
                break;
            case FieldKind.Priority:
                AddPriority(gap, PriorityWords.Read(key.Value), PrioritySource.Key, key.Value, key.Line);
                break;
            case FieldKind.Effort:
                gap.Effort ??= key.Value;
                break;
            case FieldKind.Location:
                gap.Location ??= key.Value;
                break;
            case FieldKind.Owner:
                gap.Owner ??= key.Value;
                break;
        }
    }

    public static void SetStatus(GapDraft gap, string text)
    {
        var words = Symbols.Strip(text);
        gap.StatusTexts.Add(words.Length > 0 ? words : text);
        gap.Status ??= StatusWords.Read(text);
    }

    public static void AddPriority(GapDraft gap, DocumentPriority priority, PrioritySource source, string text, int line)
    {
        if (priority != DocumentPriority.None)
        {
            gap.Priorities.Add(new PriorityStatement(priority, source, text, line));
        }
    }

    /// <summary>"**Current**: No monitoring" is the status of a gap that has no status line.</summary>
    private static void SetCurrent(GapDraft gap, KeyLine key)
    {
        gap.Current.Add(new DocumentLine(key.Value, key.Line));
        gap.CurrentText ??= key.Value;
    }

    private static void SetImpact(GapDraft gap, KeyLine key)
    {
        gap.Impacts.Add(key.Value);
        AddPriority(gap, PriorityWords.ReadLead(key.Value), PrioritySource.Impact, key.Value, key.Line);
    }
}
