namespace Gapless.Contracts.Documents;

/// <summary>What a document states since it was imported again: the first hundred of each, in the order of the document.</summary>
/// <param name="Added">What it did not state before.</param>
/// <param name="Changed">What it gives another status or priority, or calls done or not done.</param>
/// <param name="Gone">What it states no longer.</param>
public sealed record DocumentChanges(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Gone);
