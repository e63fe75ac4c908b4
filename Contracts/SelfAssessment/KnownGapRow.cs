using Gapless.Contracts.Evaluations;

namespace Gapless.Contracts.SelfAssessment;

/// <summary>One of the 77 known gaps, and what is shown of it in this installation.</summary>
/// <param name="State">proved, declared, needsAPerson or open.</param>
/// <param name="Checks">The checks that can show it.</param>
/// <param name="NotInCatalogue">Ids of checks that this version does not have.</param>
public sealed record KnownGapRow(string Number, string Title, string ClosedBy, string State, IReadOnlyList<CheckOutcome> Checks, IReadOnlyList<string> NotInCatalogue);
