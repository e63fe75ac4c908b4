using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Structured;

/// <summary>What a reader of a structured format made of a text.</summary>
/// <param name="Documents">What could be read; nothing when the grammar is broken from the start.</param>
/// <param name="Problem">What is wrong with the text, or null.</param>
internal sealed record ParsedData(ImmutableArray<Node> Documents, string? Problem = null)
{
    public Node Root => Documents is [var first, ..] ? first : Node.Missing;

    public static ParsedData Of(Node root) => new([root]);

    public static ParsedData Broken(string problem) => new([], problem);
}
