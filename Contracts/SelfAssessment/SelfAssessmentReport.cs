namespace Gapless.Contracts.SelfAssessment;

/// <summary>Gapless on Gapless: the known gaps, counted by what is shown of them.</summary>
public sealed record SelfAssessmentReport(int Proved, int Declared, int NeedsAPerson, int Open, IReadOnlyList<KnownGapRow> Rows, DateTimeOffset? EvaluatedAt);
