namespace Gapless.Contracts.Documents;

/// <summary>Something a document asserts, with its standing.</summary>
/// <param name="Source">gap, strength or checklist.</param>
/// <param name="Standing">For a documented gap: closed, partlyClosed, notProven or open; else pass, partial, fail or unknown.</param>
/// <param name="Quadrant">claimedAndProven, claimedNotProven, provenNotClaimed or neither.</param>
public sealed record StatementEntry(Guid Id, string Source, string? Number, string Text, string? Section, int Line, bool IsClaimed, string? Status, string? Priority, string Standing, string Quadrant, IReadOnlyList<string> Checks, IReadOnlyList<NeededEntry> Needed);
