using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>Places of one document that disagree about the urgency of a gap: told, never resolved in silence.</summary>
internal static class PriorityConflicts
{
    public static IEnumerable<string> Of(IReadOnlyList<PriorityStatement> statements)
    {
        var decisive = statements.FirstOrDefault(statement => statement.Source != PrioritySource.MustFixList);
        foreach (var statement in statements)
        {
            if (decisive is null)
            {
                yield return $"line {statement.Line} lists it under \"{statement.Text}\", the gap itself states no priority";
            }
            else if (statement.Priority != decisive.Priority && statement.Source != PrioritySource.Symbol)
            {
                yield return $"{Name(statement.Source)} (line {statement.Line}) says {Word(statement.Priority)}, "
                    + $"{Name(decisive.Source)} (line {decisive.Line}) says {Word(decisive.Priority)}";
            }
        }
    }

    private static string Word(DocumentPriority priority) => priority switch
    {
        DocumentPriority.Critical => "critical",
        DocumentPriority.High => "high",
        DocumentPriority.Medium => "medium",
        DocumentPriority.Low => "low",
        _ => "nothing",
    };

    private static string Name(PrioritySource source) => source switch
    {
        PrioritySource.Key => "its priority line",
        PrioritySource.Heading => "its heading",
        PrioritySource.Identifier => "its identifier",
        PrioritySource.Impact => "its impact",
        PrioritySource.Section => "the section",
        PrioritySource.Matrix => "the priority matrix",
        PrioritySource.Symbol => "its colour",
        _ => "a must-fix list",
    };
}
